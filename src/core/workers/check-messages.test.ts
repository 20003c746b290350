import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobResult } from '../pipeline/job-result.ts';
import { checkAnswer, checkArgument, noticeProblem } from './check-messages.ts';
import { jobFor } from './test-jobs.ts';

const job = jobFor('fine.txt', 1);
const jobs = new Map([[1, job]]);
const item = { url: job.key, status: 'indexed', mimeType: 'text/plain', size: 1, modifiedAt: 1, metadata: {}, text: 'x' } as const;
const items = { sourceUrl: job.key, source: 'test/slow', fingerprint: '1', revision: '1', items: [item] };
const result: JobResult = {
  token: { id: 1, token: 1 },
  outcome: { type: 'done' },
  change: { type: 'put', items },
  followUps: [],
  bytes: 1,
};
const problemOf = (changes: object): string | undefined => noticeProblem({ type: 'results', results: [{ ...result, ...changes }] }, jobs);

test('results of jobs that the worker has are taken', () => {
  expect(problemOf({})).toBeUndefined();
  expect(problemOf({ change: { type: 'put', items: { ...items, items: [item, { ...item, url: `${job.key}!/a/b` }] } } })).toBeUndefined();
  expect(problemOf({ change: { type: 'append', items, since: 3 }, outcome: { type: 'progress', progress: { at: 1 } } })).toBeUndefined();
  expect(problemOf({ followUps: [{ ...job, kind: 'fetch_content' }] })).toBeUndefined();
});

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

test.each([
  ['another’s result', { token: { id: 2, token: 1 } }],
  ['an old result', { token: { id: 1, token: 0 } }],
  ['items of another URL', { change: { type: 'put', items: { ...items, sourceUrl: 'file:///etc/passwd' } } }],
  ['items of another source', { change: { type: 'put', items: { ...items, source: 'mail/inbox' } } }],
  ['an item elsewhere', { change: { type: 'put', items: { ...items, items: [{ ...item, url: 'file:///else' }] } } }],
  ['an item beside it', { change: { type: 'put', items: { ...items, items: [{ ...item, url: `${job.key}x` }] } } }],
  ['no items', { change: { type: 'put', items: { ...items, items: [] } } }],
  ['jobs for something else', { followUps: [{ ...job, key: 'other' }] }],
  ['jobs without end', { followUps: [job, job] }],
  ['jobs that clean up', { followUps: [{ ...job, kind: 'cleanup_cache', payload: { plugin: 'x', cacheIds: [] } }] }],
  ['metadata in a circle', { change: { type: 'put', items: { ...items, items: [{ ...item, metadata: cycle }] } } }],
  ['a text that is none', { change: { type: 'put', items: { ...items, items: [{ ...item, text: new Map() }] } } }],
  ['a size that is none', { change: { type: 'put', items: { ...items, items: [{ ...item, size: Number.NaN }] } } }],
  ['an outcome that is none', { outcome: { type: 'perfect' } }],
  ['nothing', { outcome: undefined, change: undefined }],
])('%s is refused', (_what, changes) => {
  expect(problemOf(changes)).toBeTypeOf('string');
});

test('whatever else comes is refused, and harms nothing', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom('results', 'at', 'changed', 'log', 'other'), (value, type) => {
      const notice = { type, results: { value }, url: [value], change: value, entry: value };
      expect(noticeProblem(value as never, jobs)).toBeTypeOf('string');
      expect(noticeProblem(notice as never, jobs)).toBeTypeOf('string');
    }),
  );
});

test('questions and answers of the wrong shape are refused by name', () => {
  expect(() => checkArgument('stateSet', { plugin: 'x', key: 'k', value: { a: [1] } })).not.toThrow();
  expect(() => checkArgument('stateSet', { plugin: 'x', key: 'k', value: cycle })).toThrow('stateSet was given');
  expect(() => checkArgument('addToListing', { listing: 1, entries: [{ url: 5 }] })).toThrow('addToListing was given');
  expect(() => checkArgument('cachePut', { plugin: 'x', bytes: 'text' })).toThrow('cachePut was given');
  expect(checkAnswer('suggest', [])).toEqual([]);
  expect(() => checkAnswer('suggest', 'none' as never)).toThrow('answer to suggest');
  expect(() => checkAnswer('adopt', cycle as never)).toThrow('answer to adopt');
});
