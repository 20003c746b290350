import { decodeUuencoded } from '../../kit/mime/uuencode.ts';

export interface InlineFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What programs put into plain text that is no text: files in uuencode, and what PGP (RFC 4880, 6.2) makes. */
export interface PlainParts {
  readonly text: string;
  readonly files: readonly InlineFile[];
  readonly encrypted: boolean;
  readonly signed: boolean;
}

const mostFiles = 1000;

export function separatePlain(text: string): PlainParts {
  const hasFiles = /^begin [0-7]{3,4} \S/m.test(text);
  const { rest, files } = hasFiles ? takeFiles(text) : { rest: text, files: [] };
  if (!rest.includes('-----BEGIN PGP ')) return { text: rest, files, encrypted: false, signed: false };
  return { ...withoutArmor(rest), files };
}

function takeFiles(text: string): { readonly rest: string; readonly files: readonly InlineFile[] } {
  const lines = text.split(/\r?\n/);
  const rest: string[] = [];
  const files: InlineFile[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const name = files.length < mostFiles ? /^begin [0-7]{3,4} (\S.*)$/.exec(line)?.[1] : undefined;
    const end = name === undefined ? at : endOfEncoded(lines, at + 1);
    if (name !== undefined && end > at + 1) files.push({ name: name.trim(), bytes: decodeUuencoded(lines.slice(at + 1, end).join('\n')) });
    else rest.push(line);
    if (end > at + 1) at = lines[end] === 'end' ? end : end - 1;
  }
  return { rest: rest.join('\n'), files };
}

/** The first line that is not as long as its first character says. */
function endOfEncoded(lines: readonly string[], from: number): number {
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const expected = 1 + Math.ceil(((line.charCodeAt(0) - 32) & 63) / 3) * 4;
    if (!/^[ -`]+$/.test(line) || line.length > expected + 1 || line.length < expected - 3) break;
  }
  return at;
}

/** Keys, signatures and encrypted text are letters that nobody looks for; what was signed is text. */
function withoutArmor(text: string): Omit<PlainParts, 'files'> {
  const rest: string[] = [];
  const seen = new Set<string>();
  let within: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, border, kind] = /^-----(BEGIN|END) PGP ([A-Z, /\d]{1,60})-----\s*$/.exec(line) ?? [];
    if (border === 'BEGIN' && kind !== undefined) {
      seen.add(kind);
      within = kind === 'SIGNED MESSAGE' ? undefined : kind;
    } else if (border === 'END') within = undefined;
    else if (within === undefined && !(seen.has('SIGNED MESSAGE') && /^Hash: [\w, -]+$/.test(line))) rest.push(line);
  }
  return { text: rest.join('\n'), encrypted: seen.has('MESSAGE'), signed: seen.has('SIGNATURE') };
}
