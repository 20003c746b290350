import { expect, test } from 'vitest';
import type { Answers } from '../hosts/recording-network.ts';
import type { ContractCase } from './contract-case.ts';
import { fetcherContract } from './fetcher/fetcher-contract.ts';
import { sourceContract } from './source/source-contract.ts';

const module = new URL('./test-bad-sources.ts', import.meta.url);

const server =
  (things: Readonly<Record<string, string>>): Answers =>
  ({ url }) => {
    const name = url.slice(url.lastIndexOf('/') + 1);
    if (name === 'list')
      return {
        body: Object.entries(things)
          .map((thing) => thing.join(' '))
          .join('\n'),
      };
    const body = things[name];
    return body === undefined ? { status: 404 } : { body };
  };

const urls = (...names: readonly string[]): readonly string[] => names.map((name) => `things:///${name}`);

const sourceCases = (key: string): readonly ContractCase[] =>
  sourceContract({ module, key }, () => [
    { answers: server({ a: '1', b: '1', c: '1' }), lists: urls('a', 'b', 'c') },
    { answers: server({ a: '2', c: '1' }), lists: urls('a', 'c'), changed: urls('a') },
  ]);

const fetcherCases = (key: string): readonly ContractCase[] =>
  fetcherContract({ module, key }, () => ({
    content: [{ url: 'things:///a', fingerprint: '1', answers: server({ a: 'text' }), bytes: 'text' }],
    gone: [{ url: 'things:///b', answers: server({}) }],
  }));

async function failuresOf(cases: readonly ContractCase[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, run } of cases) await run().catch(() => failed.push(name));
  return failed;
}

test.each([
  ['good', []],
  ['incomplete', ['listing: lists what is there', 'listing: follows', 'scopes: lists several', 'scopes: lists nothing at a scope']],
  ['repeating', ['listing: lists what is there', 'scopes: lists only what is', 'interruption: stopped anywhere']],
  ['deaf-to-scopes', ['scopes: lists only what is', 'scopes: lists nothing at a scope']],
  ['fresh-fingerprints', ['listing: gives the same fingerprints']],
  ['stale-fingerprints', ['listing: gives another fingerprint']],
  ['stopping-short', ['interruption: stopped anywhere']],
  ['taking-errors-for-nothing', ['interruption: loses nothing while']],
  ['overlapping', ['scopes: lists several scopes']],
  ['boastful', ['questions: explains']],
  ['watchful', ['questions: ends watching']],
])('the source %s fails where it should, and nowhere else', async (key, expected) => {
  const failed = await failuresOf(sourceCases(key));
  expect(failed.map((name, index) => name.slice(0, expected[index]?.length))).toEqual(expected);
});

test.each([
  ['good', []],
  ['caching-errors', ['content: says that nothing is there', 'trouble: says how it goes on when the other side fails']],
  ['taking-errors-for-gone', ['trouble: says how it goes on when the other side fails']],
  ['vague', ['trouble: says how it goes on when the other side fails']],
  ['forgetful', ['content: gets the same']],
])('the fetcher %s fails where it should, and nowhere else', async (key, expected) => {
  const failed = await failuresOf(fetcherCases(key));
  expect(failed.map((name, index) => name.slice(0, expected[index]?.length))).toEqual(expected);
});

test('a fetcher that reaches for a host without permission is refused', async () => {
  const gets = fetcherCases('unlucky').find(({ name }) => name === 'content: gets the content');
  await expect(gets?.run()).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
});
