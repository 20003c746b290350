/** One property of a calendar or a card (RFC 5545 3.1, RFC 6350 3.3, vCard 2.1). */
export interface ContentLine {
  /** In upper case, without a group. */
  readonly name: string;
  /** By name in upper case. Values without a name, as vCard 2.1 has them, are types, or an encoding. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** Neither decoded nor unescaped. */
  readonly value: string;
}

const mostParameters = 100;
const encodings = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT']);

/** The lines of a calendar or an address book, unfolded. What is no property is passed over. */
export function* readContentLines(text: string): Generator<ContentLine> {
  let pieces: string[] = [];
  let isQuotedPrintable = false;
  let keepsSpace = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const isSoftBreak = isQuotedPrintable && pieces.at(-1)?.endsWith('=') === true;
    if (isSoftBreak) {
      pieces.push('\r\n', line);
      continue;
    }
    if (/^[ \t]/.test(line) && pieces.length > 0) {
      // Version 2.1 breaks lines at a space, and the space stays.
      pieces.push(keepsSpace ? line.replace(/^[ \t]+/, ' ') : line.slice(1));
      continue;
    }
    yield* property(pieces);
    pieces = [line];
    isQuotedPrintable = /^[^:]{0,1000};(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line);
    if (/^VERSION:/i.test(line)) keepsSpace = /^VERSION:(?:2\.1|1\.0)\s*$/i.test(line);
  }
  yield* property(pieces);
}

function* property(pieces: readonly string[]): Generator<ContentLine> {
  const line = pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
  const [head = '', ...parameters] = splitHead(line);
  const name = /^(?:[\w-]{1,100}\.)?([\w-]{1,100})$/.exec(head.trim())?.[1];
  const colon = head.length + parameters.reduce((length, parameter) => length + parameter.length + 1, 0);
  if (name !== undefined && line[colon] === ':')
    yield { name: name.toUpperCase(), parameters: readParameters(parameters), value: line.slice(colon + 1) };
}

/** The parts before the first colon, which may stand within quotes. */
function splitHead(line: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < line.length && parts.length < mostParameters; at += 1) {
    const character = line[at];
    if (character === '"') isQuoted = !isQuoted;
    else if ((character === ';' || character === ':') && !isQuoted) {
      parts.push(line.slice(start, at));
      start = at + 1;
      if (character === ':') return parts;
    }
  }
  return [];
}

function readParameters(parameters: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const bare = parameter.trim().toUpperCase();
    const name = equals === -1 ? (encodings.has(bare) ? 'ENCODING' : 'TYPE') : parameter.slice(0, equals).trim().toUpperCase();
    const values = (parameter.slice(equals + 1).match(/"[^"]*"|[^,"]+/g) ?? []).map((value) =>
      caretDecoded(value.replaceAll('"', '').trim()),
    );
    found.set(name, [...(found.get(name) ?? []), ...values]);
  }
  return found;
}

/** RFC 6868: quotes and line breaks cannot stand in parameters. */
function caretDecoded(value: string): string {
  return value.replaceAll(/\^([n'^])/g, (_, character: string) => ({ n: '\n', "'": '"' })[character] ?? '^');
}
