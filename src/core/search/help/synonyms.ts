import { indexForm } from '../analysis/index-form.ts';
import { splitWords } from '../analysis/words.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { nodeList, type Clause } from '../query/query-clause.ts';

/** Words and phrases that stand for each other. */
export type SynonymGroups = readonly (readonly string[])[];

/** What is looked for in one query in place of its words. */
const mostAlternatives = 64;

/**
 * Each word of a group becomes one of all in the group; in any form, so `cars` is `car`. It stays one word of the query: it can be
 * left out or corrected as a whole. What is excluded, quoted or looked for in a field is meant as it stands.
 */
export function expandSynonyms(clause: Clause, groups: SynonymGroups, { languages }: { readonly languages: readonly string[] }): Clause {
  if (groups.length === 0) return clause;
  const byForm = groupsByForm(groups, languages);
  let room = mostAlternatives;
  const expanded = (part: Clause): Clause => {
    if (part.kind === 'not') return part;
    if (part.kind !== 'leaf') return { ...part, clauses: part.clauses.map(expanded) };
    if (part.word === undefined) return part;
    const own = formsOf(part.word, languages);
    const found = own
      .flatMap((form) => byForm.get(form) ?? [])
      .filter((word) => !formsOf(word, languages).some((form) => own.includes(form)));
    const others = [...new Set(found)].slice(0, room);
    const nodes = others.map((word) => wordsNode(word, { languages, prefix: false, quoted: true })).filter((node) => node !== undefined);
    if (nodes.length === 0) return part;
    room -= others.length;
    return { ...part, node: nodeList('or', [part.node, ...nodes]), text: `(${[part.text, ...others.map(written)].join(' OR ')})` };
  };
  return expanded(clause);
}

function groupsByForm(groups: SynonymGroups, languages: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byForm = new Map<string, string[]>();
  for (const group of groups) {
    for (const form of new Set(group.flatMap((word) => formsOf(word, languages))))
      byForm.set(form, [...(byForm.get(form) ?? []), ...group]);
  }
  return byForm;
}

/** What a word is indexed as in each language; several words are themselves. */
function formsOf(text: string, languages: readonly string[]): readonly string[] {
  const words = splitWords(text);
  const [word] = words;
  if (word === undefined) return [];
  if (words.length > 1 || !/^[\p{L}\p{N}]+$/u.test(text)) return [text.toLowerCase()];
  return [undefined, ...languages].map((language) => indexForm(word, language));
}

/** As the parser takes it for words and nothing else. */
const written = (word: string): string => (/^(?!(?:AND|OR|NOT|NEAR)$)[\p{L}\p{N}]+$/u.test(word) ? word : `"${word.replaceAll('"', ' ')}"`);
