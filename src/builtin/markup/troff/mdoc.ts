export interface MdocState {
  /** What `.Nm` says when it says nothing. */
  name: string;
}

export const mdocHeadings: ReadonlySet<string> = new Set(['Sh', 'Ss']);
/** Macros that may occur among the arguments of others. */
const callable = new Set(
  `Ad An Ao Ac Ap Aq Ar Bo Bc Bq Bro Brc Brq Cm Cd Dc Do Dq Dv Ec Eo Em Er Ev Fa Fl Fn Fo Fc Ft Fx Ic In Ar Lb Li Lk Ms Mt Nm No Ns Nx Oc Oo Op Ot Ox
   Pa Pc Pf Po Pq Qc Ql Qo Qq Sc So Sq St Sx Sy Ta Tn Tg Ux Va Vt Xc Xo Xr`.split(/\s+/),
);
/** Macros whose line says nothing to people. */
const silent = new Set('Bl El Bd Ed Bf Ef Bk Ek Sm Pp Lp Db Rs Re Hf Tg'.split(' '));
const systems: Readonly<Record<string, string>> = {
  Bx: 'BSD',
  Fx: 'FreeBSD',
  Nx: 'NetBSD',
  Ox: 'OpenBSD',
  Ux: 'UNIX',
  Dx: 'DragonFly',
  At: 'AT&T UNIX',
};

/** The line of a macro as text. */
export function mdocText(macro: string, words: readonly string[], state: MdocState): string {
  if (silent.has(macro)) return '';
  if (macro === 'Nm' && state.name === '') state.name = words[0] ?? '';
  const shown: string[] = [];
  let current = macro;
  let isJoined = false;
  const open = (name: string): void => {
    current = name;
    if (name === 'Ns') isJoined = true;
    const system = systems[name];
    if (system !== undefined) shown.push(system);
  };
  open(macro);
  if (macro === 'Nm' && (words.length === 0 || callable.has(words[0] ?? ''))) shown.push(state.name);
  if (macro === 'Fl' && words.length === 0) shown.push('-');
  if (macro === 'Nd') shown.push('–');
  for (const word of words) {
    if (callable.has(word)) {
      open(word);
      continue;
    }
    const isPunctuation = /^[.,;:)\]!?|]$/.test(word);
    const isSection = current === 'Xr' && /^\d\w{0,3}$/.test(word);
    const text = isSection ? `(${word})` : current === 'Fl' && !isPunctuation ? `-${word}` : word;
    const glue = (isPunctuation && word !== '|') || isSection || isJoined;
    if (glue && shown.length > 0) shown.push(`${shown.pop() ?? ''}${text}`);
    else shown.push(text);
    isJoined = current === 'Pf';
  }
  return shown.join(' ');
}
