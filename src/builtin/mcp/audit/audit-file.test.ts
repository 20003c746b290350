import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { appendAudit, auditFiles, removeAudit, type AuditRecord } from './audit-file.ts';
import { followAudit, readAudit } from './read-audit.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'paise2-audit-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const record = (at: number): AuditRecord => ({
  at,
  client: 'test 1',
  transport: 'stdio',
  tool: 'search',
  arguments: { query: 'x' },
  ids: ['1'],
  bytes: 10,
  denied: 0,
  ms: 1,
});

test('what is written is read, in order, and only the user may', () => {
  const data = folder();
  expect(readAudit(data)).toEqual([]);
  for (const at of [1, 2, 3]) appendAudit(data, record(at));
  expect(readAudit(data)).toEqual([1, 2, 3].map(record));
  expect(statSync(auditFiles(data)[1]).mode & 0o777).toBe(0o600);
  expect(statSync(join(data, 'mcp')).mode & 0o777).toBe(0o700);
  removeAudit(data);
  expect(readAudit(data)).toEqual([]);
});

test('it is turned over when it is full, and the one before is kept', () => {
  const data = folder();
  const line = JSON.stringify(record(1)).length + 1;
  for (let at = 1; at <= 7; at += 1) appendAudit(data, record(at), 3 * line);
  expect(readAudit(data).map(({ at }) => at)).toEqual([4, 5, 6, 7]);
  expect(readFileSync(auditFiles(data)[1], 'utf8').split('\n')).toHaveLength(2);
});

test('a line that was cut off is left out', () => {
  const data = folder();
  appendAudit(data, record(1));
  const [, file] = auditFiles(data);
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"at": 2, "cl`);
  expect(readAudit(data)).toEqual([record(1)]);
});

test('following hands out what comes, also past turning over', async () => {
  const data = folder();
  const stop = new AbortController();
  appendAudit(data, record(1));
  const seen: number[] = [];
  const following = (async () => {
    for await (const records of followAudit(data, stop.signal)) seen.push(...records.map(({ at }) => at));
  })();
  await sleep(50);
  appendAudit(data, record(2));
  await expect.poll(() => seen).toEqual([2]);
  appendAudit(data, record(3), 10);
  await expect.poll(() => seen).toEqual([2, 3]);
  stop.abort();
  await following;
});
