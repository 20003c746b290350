import { readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import { isolation, memoryLimit } from './isolation.ts';
import { programCommand } from './program-command.ts';
import { mostOutputBytes, runProgram } from './run-program.ts';
import { isAlive, until } from './test-pool.ts';

const patient = { silenceMs: 10_000, totalMs: 10_000, memoryBytes: 2 ** 30 };
const never = new AbortController().signal;
const shell = (line: string, budgets: Partial<typeof patient> = {}, signal = never) =>
  runProgram(['sh', '-c', line], { budgets: { ...patient, ...budgets }, signal });

test('only a command that the options contain word for word is run', () => {
  const options = { extractors: [{ run: ['cat', '{file}'] }, { run: ['wc'] }] };
  expect(programCommand({ command: ['wc'] }, options)).toEqual(['wc']);
  expect(programCommand({ command: ['cat', '{file}'], file: fileUrl('/a $b/-c!.txt') }, options)).toEqual(['cat', '/a $b/-c!.txt']);
  for (const command of [['cat'], ['wc', '-c'], ['cat', '/etc/passwd'], [], ['wc', '']])
    expect(() => programCommand({ command }, options), command.join(' ')).toThrow('contain the command');
  expect(() => programCommand({ command: ['wc'] }, undefined)).toThrow('contain the command');
});

test.each(['http://a/b', 'file:///a.zip!/b', 'file:///%FF', 'file:///a%00b'])('%s is no file to name to a program', (file) => {
  expect(() => programCommand({ command: ['cat', '{file}'], file }, ['cat', '{file}'])).toThrow(/file|path/);
});

test('a program that is silent is stopped, with all that it started', async () => {
  const { end, output } = await shell('sleep 60 & echo $!; wait', { silenceMs: 300 });
  expect(end).toEqual({ type: 'timeout' });
  const pid = Number(Buffer.from(output).toString());
  expect(pid).toBeGreaterThan(1);
  await until(() => !isAlive(pid), 2000);
});

test('a program that talks may take longer than one that is silent, but not for ever', async () => {
  const talking = 'while :; do echo x; sleep 0.1; done';
  const begun = performance.now();
  expect((await shell(talking, { silenceMs: 500, totalMs: 1500 })).end).toEqual({ type: 'timeout' });
  expect(performance.now() - begun).toBeGreaterThan(1400);
});

test('a program that writes for ever is stopped at the limit', async () => {
  const { end, output } = await runProgram(['yes'], { budgets: patient, signal: never });
  expect(end).toEqual({ type: 'limit' });
  expect(output.length).toBe(mostOutputBytes);
});

test('what a program leaves running ends with it, and is not waited for', async () => {
  const begun = performance.now();
  const { end, output } = await shell('sleep 60 & echo $!');
  expect(end).toEqual({ type: 'exit', code: 0 });
  expect(performance.now() - begun).toBeLessThan(5000);
  await until(() => !isAlive(Number(Buffer.from(output).toString())), 2000);
});

test('an aborted program is over', async () => {
  const stop = new AbortController();
  const running = shell('echo begun; sleep 60', {}, stop.signal);
  await sleep(300);
  stop.abort();
  expect((await running).end).toEqual({ type: 'signal', signal: 'SIGKILL' });
  expect((await shell('sleep 60', {}, stop.signal)).end).toEqual({ type: 'signal', signal: 'SIGKILL' });
});

test.skipIf(memoryLimit(2 ** 30).length === 0)('memory is bounded', async () => {
  const node = `exec ${process.execPath} -e 'const all = []; for (;;) all.push(Buffer.alloc(2 ** 24, 1))'`;
  expect((await shell(node, { memoryBytes: 300 * 2 ** 20 })).end).not.toEqual({ type: 'exit', code: 0 });
});

test.skipIf(isolation().network === undefined)('a program has a network of its own', async () => {
  const { output } = await shell('readlink /proc/self/ns/net');
  expect(Buffer.from(output).toString()).toMatch(/^net:/);
  expect(Buffer.from(output).toString().trim()).not.toBe(readlinkSync('/proc/self/ns/net'));
});

test('the environment holds no secrets', async () => {
  process.env['PAISE2_TEST_SECRET'] = 'hidden';
  const { output } = await shell('env');
  delete process.env['PAISE2_TEST_SECRET'];
  expect(Buffer.from(output).toString()).not.toContain('hidden');
});
