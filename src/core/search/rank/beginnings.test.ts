import { beforeAll, expect, test } from 'vitest';
import { loadLanguages } from '../analysis/languages.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { beginnings } from './beginnings.ts';
import type { WordDemand } from './demands.ts';

beforeAll(async () => loadLanguages(['de', 'tr']));

function demands(words: string, languages: readonly string[], isStop = false): readonly WordDemand[] {
  return words.split(' ').flatMap((word) => {
    const node = wordsNode(word, { languages, prefix: false, quoted: false });
    return node ? [{ word, node, isStop }] : [];
  });
}

const texts = (words: readonly WordDemand[]): readonly string[] | undefined => {
  const node = beginnings(words);
  return node?.type === 'or' ? node.nodes.map((one) => (one.type === 'term' && one.prefix ? one.text : '')) : undefined;
};

test('the beginnings of the stems of a question', () => {
  expect(texts(demands('Versicherungen bezahlten Gebäudeschäden', ['de']))).toEqual(['versi', 'beza', 'gebaud']);
});

test('short words have none, small words do not count', () => {
  expect(texts(demands('Haus bezahlten Gebäudeschäden Versicherungen', ['de']))).toHaveLength(3);
  expect(beginnings([...demands('bezahlten Gebäudeschäden', ['de']), ...demands('zwischen', ['de'], true)])).toBeUndefined();
});

test('few words, and English ones, are looked for as they stand', () => {
  expect(beginnings(demands('Versicherungen bezahlten', ['de']))).toBeUndefined();
  expect(beginnings(demands('insurances paid damages', []))).toBeUndefined();
});

test('a phrase has those of its words', () => {
  const parts = demands('bezahlten Gebäudeschäden Versicherungen', ['de']);
  expect(texts([{ word: 'a phrase', node: { type: 'phrase', words: ['a', 'phrase'] }, isStop: false, parts }])).toHaveLength(3);
});
