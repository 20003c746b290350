import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedTitle, soughtWords } from './marked.ts';

const marked = (title: string, ...sought: readonly string[]) =>
  markedTitle(title, soughtWords(sought))
    .filter(({ match }) => match)
    .map(({ text }) => text);

test('marks words in any form, without regard to case and accents', () => {
  expect(marked('The Résumé of connections', 'resume', 'connected')).toEqual(['Résumé', 'connections']);
});

test('marks whole words only', () => {
  expect(marked('Category cat', 'cat')).toEqual(['cat']);
});

test('marks words that begin so', () => {
  const parts = markedTitle('Licensed by nobody', soughtWords([], ['licen']));
  expect(parts).toEqual([
    { text: 'Licensed', match: true },
    { text: ' by nobody', match: false },
  ]);
});

test('loses nothing of the title', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (title, sought) => {
      const parts = markedTitle(title, soughtWords([sought]));
      expect(parts.map(({ text }) => text).join('')).toBe(title);
    }),
  );
});
