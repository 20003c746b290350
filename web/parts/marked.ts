import type { SnippetPart } from '../../src/plugin/search.ts';

/** Letters of one word, in any language. */
const word = /[\p{L}\p{M}\p{N}]+/gu;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** English endings that searching leaves out of account. */
const ending = /(?:ations?|ions?|ings?|ments?|ness|ers?|ed|ies|es|ly|s|e|y)$/u;
const stem = (text: string): string => (text.length > 4 ? text.replace(ending, '') : text);

/** What to mark: words in any of their forms, and beginnings of words. */
export interface Sought {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

export function soughtWords(texts: Iterable<string>, beginnings: Iterable<string> = []): Sought {
  const words = new Set<string>();
  for (const text of texts)
    for (const [found] of text.matchAll(word)) {
      words.add(plain(found));
      words.add(stem(plain(found)));
    }
  return { words, beginnings: Array.from(beginnings, plain).filter((text) => text !== '') };
}

/** A title in pieces, with the words marked that were sought. */
export function markedTitle(title: string, { words, beginnings }: Sought): readonly SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;
  for (const match of title.matchAll(word)) {
    const text = plain(match[0]);
    if (!words.has(text) && !words.has(stem(text)) && !beginnings.some((beginning) => text.startsWith(beginning))) continue;
    if (match.index > at) parts.push({ text: title.slice(at, match.index), match: false });
    parts.push({ text: match[0], match: true });
    at = match.index + match[0].length;
  }
  if (at < title.length) parts.push({ text: title.slice(at), match: false });
  return parts;
}
