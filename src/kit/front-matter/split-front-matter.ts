/** A block of metadata at the start of a text file, and what follows it. */
export interface SplitText {
  readonly format: 'yaml' | 'toml' | 'json';
  readonly source: string;
  readonly body: string;
}

/** Characters. Front matter is a page of fields at most; more is something else. */
const longest = 65_536;

/** Lines that open a block, with the lines that may close it. JSON is its own fence. */
const fences = [
  { format: 'yaml', opening: /^---[ \t]*\r?\n/, closing: /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm },
  { format: 'toml', opening: /^\+\+\+[ \t]*\r?\n/, closing: /^\+\+\+[ \t]*(?:\r?\n|$)/gm },
] as const;

/** Front matter as static site generators and note programs write it; `undefined` where the text does not start with any. */
export function splitFrontMatter(text: string): SplitText | undefined {
  const head = text.slice(0, longest);
  for (const { format, opening, closing } of fences) {
    const start = opening.exec(head)?.[0].length;
    if (start === undefined) continue;
    closing.lastIndex = start;
    const end = closing.exec(head);
    if (end === null) return undefined;
    return { format, source: head.slice(start, end.index), body: text.slice(end.index + end[0].length) };
  }
  const json = /^\{[ \t]*\r?\n/.test(head) ? /^\}[ \t]*(?:\r?\n|$)/m.exec(head) : null;
  return json === null
    ? undefined
    : { format: 'json', source: `${head.slice(0, json.index)}}`, body: text.slice(json.index + json[0].length) };
}
