/** Arguments of a request: words, or text in quotes, in which a doubled quote is one. What follows `\"` is a comment. */
export function splitArguments(rest: string): readonly string[] {
  const text = rest.replace(/(?:^|[ \t]+)\\".*$/, '');
  const words: string[] = [];
  for (const [, quoted, word] of text.matchAll(/"((?:[^"]|"")*)(?:"|$)|((?:\\ |[^\s"])(?:\\ |\S)*)/g))
    words.push(quoted === undefined ? (word ?? '') : quoted.replaceAll('""', '"'));
  return words;
}
