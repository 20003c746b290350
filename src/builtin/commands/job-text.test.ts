import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { CommandInput } from '../../plugin/command.ts';
import { fileUrl } from '../../plugin/file-url.ts';
import type { JobRow } from '../../plugin/job.ts';
import { filterOf, selectionOf } from './job-filter.ts';
import { jobLine, jobRows } from './job-text.ts';

const input = (options: CommandInput['options'], ids: readonly string[] = []): CommandInput => ({ arguments: { ID: ids }, options });

test('options become a filter', () => {
  expect(filterOf(input({}))).toEqual({});
  expect(
    filterOf(input({ state: 'waiting', reason: 'timeout', path: 'a b/', plugin: 'files', kind: 'extract_content' }, ['3', '4'])),
  ).toEqual({
    ids: [3, 4],
    states: ['waiting'],
    code: 'timeout',
    below: fileUrl(resolve('a b')),
    plugin: 'files',
    kind: 'extract_content',
  });
  expect(filterOf(input({ dead: true, path: '~/x!y' }))).toEqual({ states: ['dead'], below: fileUrl(join(homedir(), 'x!y')) });
  expect(filterOf(input({ path: 'https://example.org/a/' }))).toEqual({ below: 'https://example.org/a' });
});

test('what would change all jobs by accident is refused', () => {
  expect(() => selectionOf(input({}))).toThrow(expect.objectContaining({ code: 'USAGE' }));
  expect(() => filterOf(input({ dead: true, state: 'ready' }))).toThrow(/exclude each other/);
  expect(() => selectionOf(input({ all: true }, ['x']))).toThrow(/not the number of a job/);
  expect(selectionOf(input({ all: true }))).toEqual({});
});

const now = 1_795_368_903_000;
const job: JobRow = {
  id: 12,
  kind: 'fetch_content',
  key: 'file:///home/ann/my%20box.zip',
  plugin: 'files',
  revision: 'r1',
  payload: { url: 'file:///home/ann/my%20box.zip', source: 'files/directory', fingerprint: 'f' },
  state: 'waiting',
  attempts: 2,
  crashes: 1,
  skip: ['a.doc'],
  readyAt: now + 90_000,
  lastFailure: {
    blame: 'worker',
    permanent: false,
    code: 'timeout',
    reason: 'It took too long.',
    extension: 'zip/zip',
    version: 3,
    member: 'a.doc',
  },
  createdAt: now - 3_600_000,
  updatedAt: now - 60_000,
};

test('one line of a job has its last failure', () => {
  expect(jobLine({ ...job, updatedAt: Date.now() })).toBe(
    'fetch_content /home/ann/my box.zip — timeout: It took too long. (3 attempts, just now)',
  );
});

test('all of a job, and what can be done', () => {
  const rows = jobRows(job, now);
  const text = rows.map(([name, value]) => `${name}: ${value}`);
  expect(text).toEqual(
    expect.arrayContaining([
      'job: 12, fetch_content for plugin files',
      'attempts: 2 failed; its worker died 1 time',
      'passed over: a.doc: the worker died at it',
      'failure: timeout: It took too long.',
      'at work: zip/zip version 3',
      "you can: paise2 explain '/home/ann/my box.zip'",
      'you can: paise2 jobs retry 12',
      'you can: paise2 jobs discard 12',
    ]),
  );
  expect(text.find((line) => line.startsWith('state'))).toContain('next attempt in 1 min 30 s');
  const commands = (state: JobRow['state']): number => jobRows({ ...job, state }, now).filter(([name]) => name === 'you can').length;
  expect([commands('running'), commands('ready'), commands('dead')]).toEqual([1, 2, 3]);
});
