import { beforeAll, expect, test } from 'vitest';
import type { QueryNode } from '../../../plugin/query.ts';
import { languageMarks } from '../analysis/private-use.ts';
import { loadLanguages } from '../analysis/languages.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { neighbours } from './neighbours.ts';

const languages = ['de', 'fr'];
beforeAll(async () => loadLanguages(languages));

function pairs(words: string): readonly string[] {
  const nodes = words.split(' ').flatMap((word) => wordsNode(word, { languages, prefix: false, quoted: false }) ?? []);
  const found = neighbours(nodes.map((node) => ({ word: '', node, isStop: false })));
  const phrases = (node: QueryNode): readonly string[] =>
    node.type === 'or' ? node.nodes.flatMap(phrases) : node.type === 'phrase' ? [node.words.join(' ')] : [];
  return found ? phrases(found) : [];
}

test('words that follow each other, in each language', () => {
  const { de, fr } = languageMarks;
  expect(pairs('alte Häuser')).toEqual(['alte hauser', `alt${de} haus${de}`, `alte${fr} haus${fr}`]);
});

test('what has no stem stands beside the stems of every language', () => {
  const { de, fr } = languageMarks;
  expect(pairs('Häuser 1754')).toEqual(['hauser 1754', `haus${de} 1754`, `haus${fr} 1754`]);
});

test('one word has no neighbour', () => expect(pairs('Häuser')).toEqual([]));
