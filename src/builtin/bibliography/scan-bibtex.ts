export interface BibtexEntry {
  /** In lower case: `article`, `string`, `comment`. */
  readonly type: string;
  readonly key: string;
  /** By name in lower case; braces and quotes around the value are gone, those within stay. */
  readonly fields: ReadonlyMap<string, string>;
}

const entryStart = /@[ \t]*([A-Za-z]{1,40})\s{0,20}[{(]/g;
const mostFields = 500;

/** Splits a file into entries and what stands between them. Entries that do not end are read as far as they go. */
export function* scanBibtex(source: string, abbreviations: ReadonlyMap<string, string>): Generator<BibtexEntry | string> {
  let at = 0;
  const start = new RegExp(entryStart);
  for (let match = start.exec(source); match !== null; match = start.exec(source)) {
    if (match.index > at) yield source.slice(at, match.index);
    const type = (match[1] ?? '').toLowerCase();
    const scanner = createScanner(source, start.lastIndex, abbreviations);
    const key = type === 'string' ? '' : scanner.key();
    const fields = type === 'comment' || type === 'preamble' ? new Map<string, string>() : scanner.fields();
    at = scanner.end();
    start.lastIndex = at;
    yield { type, key, fields };
  }
  if (at < source.length) yield source.slice(at);
}

interface Scanner {
  key(): string;
  fields(): ReadonlyMap<string, string>;
  /** Behind the entry. */
  end(): number;
}

function createScanner(source: string, start: number, abbreviations: ReadonlyMap<string, string>): Scanner {
  let at = start;

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const result = pattern.exec(source);
    if (result !== null) at = pattern.lastIndex;
    return result;
  }

  /** What is up to the brace or quote that closes what opens here, braces being balanced. */
  function delimited(close: '}' | '"'): string {
    const from = at;
    let depth = 0;
    const mark = /[{}"\\]/g;
    mark.lastIndex = at;
    for (let found = mark.exec(source); found !== null; found = mark.exec(source)) {
      const [character] = found;
      if (character === '\\') mark.lastIndex += 1;
      else if (depth === 0 && character === close) {
        at = mark.lastIndex;
        return source.slice(from, found.index);
      } else if (character === '{') depth += 1;
      else if (character === '}') depth = Math.max(0, depth - 1);
    }
    at = source.length;
    return source.slice(from);
  }

  function value(): string {
    const pieces: string[] = [];
    do {
      match(/\s*/y);
      const opening = source[at];
      if (opening === '{' || opening === '"') {
        at += 1;
        pieces.push(delimited(opening === '{' ? '}' : '"'));
      } else {
        const word = match(/[^\s,{}()#"=@]{1,500}/y)?.[0] ?? '';
        pieces.push(abbreviations.get(word.toLowerCase()) ?? word);
      }
    } while (match(/\s*#/y) !== null && pieces.length < mostFields);
    return pieces.join('');
  }

  return {
    key: () => (match(/\s*([^\s,={}()"]{0,500})\s*,/y)?.[1] ?? '').trim(),
    fields() {
      const found = new Map<string, string>();
      for (
        let name = match(/[\s,]*([A-Za-z][\w:.+/-]{0,100})\s*=/y)?.[1];
        name !== undefined;
        name = match(/[\s,]*([A-Za-z][\w:.+/-]{0,100})\s*=/y)?.[1]
      ) {
        const text = value();
        if (found.size < mostFields) found.set(name.toLowerCase(), text);
      }
      return found;
    },
    end() {
      // What is left of the entry, if anything, is up to its brace; a damaged one ends where the next begins.
      if (match(/[\s,]*[})]/y) !== null) return at;
      const next = source.indexOf('\n@', at);
      const stop = next === -1 ? source.length : next;
      const brace = source.slice(at, stop).lastIndexOf('}');
      return brace === -1 ? stop : at + brace + 1;
    },
  };
}
