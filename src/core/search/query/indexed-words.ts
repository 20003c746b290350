import type { QueryNode, TextField } from '../../../plugin/query.ts';
import { wordsNode } from '../analysis/words-node.ts';

/** The words of typed text in order, as they are indexed in a text of this language, or of none in particular. */
export function indexedWords(typed: string, field?: TextField, language?: string): readonly string[] {
  const plain = formsOf(typed, field, []);
  const forms = language === undefined ? plain : formsOf(typed, field, [language]);
  const known = new Set(plain.map((form) => form.join(' ')));
  return forms.find((form) => !known.has(form.join(' '))) ?? plain[0] ?? [];
}

/** The ways in which text is looked for. The first one is what was typed. */
function formsOf(typed: string, field: TextField | undefined, languages: readonly string[]): readonly (readonly string[])[] {
  const node = wordsNode(typed, { languages, ...(field && { field }), prefix: false, quoted: true });
  if (node === undefined) return [];
  return node.type === 'or' ? node.nodes.map(wordsIn) : [wordsIn(node)];
}

function wordsIn(node: QueryNode): readonly string[] {
  if (node.type === 'term') return [node.text];
  if (node.type === 'phrase' || node.type === 'near') return node.words;
  return node.type === 'and' ? node.nodes.flatMap(wordsIn) : [];
}
