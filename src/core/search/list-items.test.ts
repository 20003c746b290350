import { expect, test } from 'vitest';
import type { ItemFilter } from '../../plugin/paise.ts';
import { listItems } from './list-items.ts';
import { storageWith } from './test-search.ts';

const failed = (code: string) => ({ status: 'failed', reason: { code, text: 'It failed.' } }) as const;
const items = [
  { url: 'file:///a/1.txt' },
  { url: 'file:///a/2.txt', ...failed('corrupt') },
  { url: 'file:///a/3.txt', ...failed('timeout') },
  { url: 'file:///b/4.txt', ...failed('corrupt') },
];

async function listed(filter: ItemFilter): Promise<readonly string[]> {
  const urls: string[] = [];
  for await (const page of listItems(await storageWith(items), filter)) {
    expect(page.length).toBeGreaterThan(0);
    urls.push(...page.map(({ url }) => url.slice(-5, -4)));
  }
  return urls;
}

test.each<readonly [filter: ItemFilter, names: readonly string[]]>([
  [{}, ['1', '2', '3', '4']],
  [{ status: 'failed' }, ['2', '3', '4']],
  [{ code: 'corrupt' }, ['2', '4']],
  [{ status: 'failed', code: 'corrupt', below: '/a/' }, ['2']],
  [{ below: 'file:///b' }, ['4']],
  [{ source: 'files/folders' }, ['1', '2', '3', '4']],
  [{ source: 'files' }, []],
  [{ status: 'indexed', code: 'corrupt' }, []],
])('%j', async (filter, names) => {
  expect(await listed(filter)).toEqual(names);
});
