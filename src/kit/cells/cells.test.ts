import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf, cutToCells } from './cells.ts';
import { fitted, fittedEnd } from './fit.ts';

test('letters take one cell, East Asian ones and emoji two, marks none', () => {
  expect(cellsOf('plain')).toBe(5);
  expect(cellsOf('naïve')).toBe(5);
  expect(cellsOf('naïve')).toBe(5);
  expect(cellsOf('日本語')).toBe(6);
  expect(cellsOf('한국어')).toBe(6);
  expect(cellsOf('ｆｕｌｌ')).toBe(8);
  expect(cellsOf('🍐')).toBe(2);
  expect(cellsOf('❤️')).toBe(2);
  expect(cellsOf('a\u200bb')).toBe(2);
  expect(cellsOf('עברית')).toBe(5);
});

test('text is cut before what would not fit whole, and keeps its marks', () => {
  expect(cutToCells('plain', 3)).toBe('pla');
  expect(cutToCells('日本語', 5)).toBe('日本');
  expect(cutToCells('e\u0301e\u0301', 1)).toBe('e\u0301');
  expect(cutToCells('🍐🍐', 1)).toBe('');
});

test('what is left out is marked at that end', () => {
  expect(fitted('plain text', 6)).toBe('plain…');
  expect(fitted('plain', 5)).toBe('plain');
  expect(fittedEnd('/home/ann/notes.md', 9)).toBe('…notes.md');
  expect(fittedEnd('/家/日本.md', 6)).toBe('…本.md');
  expect(fitted('plain', 0)).toBe('');
});

test('nothing that is cut or fitted takes more cells than there are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, most) => {
      for (const fit of [cutToCells, fitted, fittedEnd]) expect(cellsOf(fit(text, most))).toBeLessThanOrEqual(most);
    }),
  );
});
