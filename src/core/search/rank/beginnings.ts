import type { QueryNode } from '../../../plugin/query.ts';
import { languageMarks } from '../analysis/private-use.ts';
import { inParts, type WordDemand } from './demands.ts';
import { anyOf } from './query-nodes.ts';

/** Fewer words are looked for as they stand. */
const fewestWords = 3;
const mostBeginnings = 16;
const shortestWord = 5;
const shortestBeginning = 4;
const share = 0.5;

const isMarked = new RegExp(`[${Object.values(languageMarks).join('')}]$`, 'u');
const beyondAscii = /[\u0080-\uffff]/;

/**
 * Finds words that begin as those of a question do: what a stemmer leaves of two forms of a word differs now and then, most in languages with
 * many endings. English has few, and names in source code that begin alike are different names. `undefined` where there is nothing to find.
 */
export function beginnings(words: readonly WordDemand[]): QueryNode | undefined {
  const telling = inParts(words).filter(({ isStop }) => !isStop);
  if (telling.length < fewestWords) return undefined;
  const forms = telling.map(({ node }) => formsOf(node));
  if (forms.flat().every(isEnglish)) return undefined;
  const found = new Set(forms.flatMap(stemsOf).flatMap(beginningOf));
  const nodes = Array.from(found, (text): QueryNode => ({ type: 'term', text, prefix: true }));
  return nodes.length === 0 ? undefined : anyOf(nodes.slice(0, mostBeginnings));
}

const isEnglish = (form: string): boolean => !beyondAscii.test(form);

/** The stems of a word in languages other than English; the word where it has none. */
function stemsOf(forms: readonly string[]): readonly string[] {
  const marked = forms.filter((form) => isMarked.test(form)).map((form) => form.slice(0, -1));
  return marked.length > 0 ? marked : forms;
}

function formsOf(node: QueryNode): readonly string[] {
  if (node.type === 'or') return node.nodes.flatMap(formsOf);
  return node.type === 'term' && node.field === undefined && node.prefix !== true ? [node.text] : [];
}

function beginningOf(word: string): readonly string[] {
  return word.length < shortestWord ? [] : [word.slice(0, Math.max(shortestBeginning, Math.ceil(word.length * share)))];
}
