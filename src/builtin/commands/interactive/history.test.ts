import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { historyIn } from './history.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'paise2-history-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('queries come back, the latest first and each once, in a file that others cannot read', async () => {
  const place = folder();
  for (const query of ['pears', 'plums', 'pears']) await historyIn(place).add(query);
  expect(await historyIn(place).read()).toEqual(['pears', 'plums']);
  expect(statSync(join(place, 'search-history')).mode & 0o777).toBe(0o600);
});

test('without a folder nothing is remembered', async () => {
  const history = historyIn(join(folder(), 'missing'));
  await history.add('pears');
  expect(await history.read()).toEqual([]);
});

test('the file does not grow for ever', async () => {
  const place = folder();
  const history = historyIn(place);
  await history.add(Array.from({ length: 1500 }, (_, index) => `query ${index}`).join('\n'));
  expect((await history.read())[0]).toBe('query 1499');
  expect(readFileSync(join(place, 'search-history'), 'utf8').split('\n')).toHaveLength(501);
});
