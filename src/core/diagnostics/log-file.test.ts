import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { LogRecord } from '../../plugin/engine-status.ts';
import { openLogFile } from './log-file.ts';
import { logFiles } from './log-files.ts';
import { logLine, parseLogLine } from './log-line.ts';
import { readLog } from './read-log.ts';

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-log-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const entry = (message: string, more: Partial<LogRecord> = {}): LogRecord => ({ at: 1, level: 'info', plugin: 'test', message, ...more });
/** Written by so many plugins that none is over its rate. */
const fromMany = (index: number, message: string): LogRecord => entry(message, { plugin: `plugin${index % 500}` });

async function messagesIn(directory: string): Promise<readonly string[]> {
  const messages: string[] = [];
  for await (const page of readLog(directory)) messages.push(...page.map(({ message }) => message));
  return messages;
}

test('what was written is read back in order, by the user only', async () => {
  const directory = newDirectory();
  const log = openLogFile(directory);
  const entries = [
    entry('one', { level: 'debug', details: { path: '/home/ann/x', nested: { n: 1 } } }),
    entry('zwölf', { level: 'error' }),
  ];
  for (const each of entries) log.write(each);
  await log.close();
  const pages: (readonly LogRecord[])[] = [];
  for await (const page of readLog(directory)) pages.push(page);
  expect(pages.flat()).toEqual(entries);
  const { current, directory: folder } = logFiles(directory);
  expect(statSync(current).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('entries reach the file by themselves', async () => {
  const directory = newDirectory();
  const log = openLogFile(directory);
  log.write(entry('soon'));
  await expect.poll(() => messagesIn(directory), { timeout: 5000 }).toEqual(['soon']);
  await log.close();
});

test('two files of 2 MB at most, the newest entries kept', async () => {
  const directory = newDirectory();
  const log = openLogFile(directory);
  const { current, previous } = logFiles(directory);
  const text = 'x'.repeat(900);
  for (let round = 0; round < 10; round += 1) {
    for (let index = 0; index < 600; index += 1) log.write(fromMany(index, `${round}/${index} ${text}`));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await log.close();
  for (const file of [current, previous]) expect(statSync(file).size).toBeLessThanOrEqual(2_000_000);
  const messages = (await messagesIn(directory)).map((message) => message.split(' ', 1)[0]);
  expect(messages.at(-1)).toBe('9/599');
  expect(messages.length).toBeGreaterThan(2000);
  expect(messages).toEqual(Array.from({ length: 6000 }, (_, index) => `${Math.floor(index / 600)}/${index % 600}`).slice(-messages.length));
});

test('a flood of one plugin is cut and told; others are heard', async () => {
  const directory = newDirectory();
  const log = openLogFile(directory);
  for (let index = 0; index < 5000; index += 1) log.write(entry(`flood ${index}`, { plugin: 'loud' }));
  log.write(entry('heard', { plugin: 'calm' }));
  log.write(entry('heard too', { plugin: 'loud', level: 'error' }));
  await log.close();
  const messages = await messagesIn(directory);
  expect(messages.filter((message) => message.startsWith('flood')).length).toBe(200);
  expect(messages).toEqual(expect.arrayContaining(['heard', 'heard too', '4800 more were dropped: this plugin logs too much.']));
});

test('a flood that ended is told without another entry', async () => {
  const directory = newDirectory();
  const log = openLogFile(directory);
  for (let index = 0; index < 300; index += 1) log.write(entry('flood'));
  await expect.poll(() => messagesIn(directory), { timeout: 5000 }).toContain('100 more were dropped: this plugin logs too much.');
  await log.close();
});

test('a disk that takes nothing does no harm, and the log says what is missing', async () => {
  const directory = newDirectory();
  const { directory: folder } = logFiles(directory);
  writeFileSync(folder, 'in the way');
  const log = openLogFile(directory);
  log.write(entry('lost'));
  log.write(entry('lost too'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  rmSync(folder);
  log.write(entry('kept'));
  await log.close();
  expect(await messagesIn(directory)).toEqual(['kept', '2 entries of the log could not be written.']);
});

test('a process that ends at once leaves its last words', async () => {
  const directory = newDirectory();
  const program = `const { openLogFile } = await import(${JSON.stringify(new URL('./log-file.ts', import.meta.url).href)});
    openLogFile(process.argv[1]).write({ at: 1, level: 'error', plugin: 'test', message: 'last words' });
    process.exit(7);`;
  const ran = spawnSync(process.execPath, ['--input-type=module-typescript', '--no-warnings', '--eval', program, directory]);
  expect(ran.status, String(ran.stderr)).toBe(7);
  expect(await messagesIn(directory)).toEqual(['last words']);
});

test('torn lines are passed over', async () => {
  const directory = newDirectory();
  const { directory: folder, current } = logFiles(directory);
  mkdirSync(folder);
  writeFileSync(current, `${logLine(entry('whole'))}{"at":2,"level":"in`);
  const log = openLogFile(directory);
  log.write(entry('after'));
  await log.close();
  expect(await messagesIn(directory)).toEqual(['whole', 'after']);
});

test('following hands out what was there, says so, then what comes, across an exchange of the files', async () => {
  const directory = newDirectory();
  const log = openLogFile(directory);
  log.write(entry('before'));
  await log.close();
  const stop = new AbortController();
  const pages = readLog(directory, { follow: true, signal: stop.signal });
  const next = async (): Promise<readonly string[]> => (await pages.next()).value?.map(({ message }: LogRecord) => message) ?? ['ended'];
  expect(await next()).toEqual(['before']);
  expect(await next()).toEqual([]);
  const { current, previous } = logFiles(directory);
  appendFileSync(current, logLine(entry('appended')));
  expect(await next()).toEqual(['appended']);
  expect(await next()).toEqual([]);
  appendFileSync(current, logLine(entry('late')));
  writeFileSync(previous, readFileSync(current));
  rmSync(current);
  const later = openLogFile(directory);
  later.write(entry('anew'));
  await later.close();
  expect([...(await next()), ...(await next())]).toEqual(['late', 'anew']);
  stop.abort();
  expect(await next()).toEqual([]);
  expect(await next()).toEqual(['ended']);
});

test('nothing is there before an engine ran', async () => {
  expect(await messagesIn(newDirectory())).toEqual([]);
});

test('any entry becomes one line of bounded length, which is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.dictionary(fc.string(), fc.anything()), (message, details) => {
      const line = logLine(entry(message, { details }));
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(parseLogLine(line)).toMatchObject({ at: 1, level: 'info', plugin: 'test' });
    }),
  );
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(parseLogLine(logLine(entry('x', { details: cycle })))?.details).toEqual({ leftOut: 'details that are too long or no JSON' });
  expect(logLine(entry('x'.repeat(1e6), { details: { list: Array.from({ length: 1e5 }, () => 'y') } })).length).toBeLessThan(20_000);
});

test('paths and addresses are kept at debug only', () => {
  const details = { path: '/home/ann/x', url: 'file:///home/ann/x', at: 'C:\\x', code: 'ENOENT', count: 3 };
  expect(parseLogLine(logLine(entry('x', { details })))?.details).toEqual({
    path: '(left out)',
    url: '(left out)',
    at: '(left out)',
    code: 'ENOENT',
    count: 3,
  });
  expect(parseLogLine(logLine(entry('x', { level: 'debug', details })))?.details).toEqual(details);
});
