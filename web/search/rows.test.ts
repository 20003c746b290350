import { expect, test } from 'vitest';
import type { Hit } from '../../src/plugin/search.ts';
import { rowsOf, walkable } from './rows.ts';

const hit = (id: string, url: string): Hit => ({
  id,
  url,
  title: id,
  snippet: [],
  passages: [],
  score: 1,
  size: 1,
  mimeType: 'text/plain',
  modifiedAt: '2024-01-01T00:00:00Z',
  source: 'files/directory',
  status: 'indexed',
  ...(url.includes('!/') && { parentUrl: url.slice(0, url.lastIndexOf('!/')) }),
});

const archived = [hit('1', 'file:///a.zip!/x'), hit('2', 'file:///b.txt'), hit('3', 'file:///a.zip!/y'), hit('4', 'file:///a.zip')];

test('puts what is in one file together, where its best hit stands, below the file itself', () => {
  const rows = rowsOf([archived]);
  expect(rows.map(({ key, hit: { id }, parts }) => [key, id, parts.map((part) => part.id)])).toEqual([
    ['1', '4', ['1', '3']],
    ['2', '2', []],
  ]);
});

test('shows what was only packed as one', () => {
  const inside = hit('1', 'file:///a.gz!/a');
  const outside = { ...hit('2', 'file:///a.gz'), mimeType: 'application/gzip' };
  expect(rowsOf([[outside, inside]])).toMatchObject([{ key: '2', hit: { id: '1' }, parts: [] }]);
  expect(rowsOf([[inside, outside]])).toMatchObject([{ key: '1', hit: { id: '1' }, parts: [] }]);
});

test('a later page changes no row above it', () => {
  const more = [hit('5', 'file:///a.zip!/z'), hit('6', 'file:///c.txt'), hit('2', 'file:///b.txt')];
  const before = rowsOf([archived]);
  const after = rowsOf([archived, more]);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length).map(({ hit: { id } }) => id)).toEqual(['5', '6']);
});

test('keys walk over the parts that are shown', () => {
  const mail = ['', '!/1', '!/2', '!/3', '!/4'].map((part, index) => hit(String(index), `file:///m.eml${part}`));
  const rows = rowsOf([mail]);
  expect(walkable(rows, new Set()).map(({ id }) => id)).toEqual(['0', '1', '2', '3']);
  expect(walkable(rows, new Set(['0'])).map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4']);
});
