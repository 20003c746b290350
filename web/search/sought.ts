import { computed } from '@preact/signals';
import type { QueryNode } from '../../src/plugin/query.ts';
import { soughtWords } from '../parts/marked.ts';
import { answer } from './results-state.ts';

/** Words to mark in titles. */
export const sought = computed(() => {
  const shown = answer.value;
  if (!shown || shown.likeId !== undefined) return soughtWords([]);
  const terms = termsOf(shown.result.plan.node);
  const matched = shown.pages.flat().flatMap(({ passages }) => passages.flatMap(({ parts }) => parts.filter(({ match }) => match)));
  return soughtWords(
    [...terms.filter((term) => !isBeginning(term)), ...matched].map(({ text }) => text),
    terms.filter(isBeginning).map(({ text }) => text),
  );
});

interface Term {
  readonly text: string;
  readonly prefix?: boolean;
  readonly stem?: boolean;
}

const isBeginning = ({ prefix, stem }: Term): boolean => prefix === true || stem === true;

/** The words of a query that are to be there. The parser bounds how deep it is. */
function termsOf(node: QueryNode): readonly Term[] {
  switch (node.type) {
    case 'term':
      return [node];
    case 'phrase':
    case 'near':
      return node.words.map((text) => ({ text }));
    case 'and':
    case 'or':
      return node.nodes.flatMap(termsOf);
    case 'substring':
    case 'filter':
    case 'not':
    case 'all':
    case 'none':
      return [];
  }
}
