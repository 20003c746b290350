import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isPaiseError } from '../../plugin/errors.ts';
import { acquireLock } from './lock.ts';

test('A second process is refused, and told who owns the directory and what to do', async () => {
  const directory = freshDirectory();
  const owner = startOwner(directory);
  expect(await owner.line).toBe('owns');

  const refusal: unknown = await acquireLock(directory).catch((error: unknown) => error);
  expect(isPaiseError(refusal, 'DATA_DIR_BUSY')).toBe(true);
  expect(refusal).toMatchObject({
    message: `The paise2 engine in process ${owner.pid} owns ${directory}.`,
    hint: expect.stringContaining(`kill ${owner.pid}`) as string,
  });
});

test('The lock dies with its owner', async () => {
  const directory = freshDirectory();
  const owner = startOwner(directory);
  await owner.line;
  owner.kill();
  await owner.ended;

  const release = await acquireLock(directory);
  expect(readFileSync(join(directory, 'paise2.pid'), 'utf8')).toBe(`${process.pid}\n`);
  release();
});

test('Of several that start at the same time, exactly one owns the directory', async () => {
  const directory = freshDirectory();
  const owners = Array.from({ length: 6 }, () => startOwner(directory));
  const lines = await Promise.all(owners.map((owner) => owner.line));
  expect(lines.toSorted()).toEqual(['DATA_DIR_BUSY', 'DATA_DIR_BUSY', 'DATA_DIR_BUSY', 'DATA_DIR_BUSY', 'DATA_DIR_BUSY', 'owns']);
});

test('What is released can be owned again, and leaves no process id behind', async () => {
  const directory = freshDirectory();
  (await acquireLock(directory))();
  expect(existsSync(join(directory, 'paise2.pid'))).toBe(false);
  (await acquireLock(directory))();
});

test('A killed owner leaves nothing but the lock and its process id, and what an earlier release left is cleared', async () => {
  const directory = freshDirectory();
  const owner = startOwner(directory);
  await owner.line;
  owner.kill();
  await owner.ended;
  expect(readdirSync(directory).toSorted()).toEqual(['paise2.lock', 'paise2.pid']);
  writeFileSync(join(directory, 'paise2.lock-journal'), '');
  (await acquireLock(directory))();
  expect(readdirSync(directory)).toEqual(['paise2.lock']);
});

test('Only the user may read the files', async () => {
  const directory = freshDirectory();
  const release = await acquireLock(directory);
  for (const name of ['paise2.lock', 'paise2.pid']) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  release();
});

interface Owner {
  readonly pid: number | undefined;
  /** `owns`, or the code of the error. */
  readonly line: Promise<string>;
  readonly ended: Promise<unknown>;
  kill(): void;
}

/** A process that takes the lock and keeps it until it is killed. */
function startOwner(directory: string): Owner {
  const script = `
    const { acquireLock } = await import(${JSON.stringify(new URL('lock.ts', import.meta.url).href)});
    await acquireLock(${JSON.stringify(directory)}).then(() => console.log('owns'), (error) => console.log(error.code));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const line = once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => String(text).trim());
  return { pid: child.pid, line, ended: once(child, 'exit'), kill: () => child.kill('SIGKILL') };
}

function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-lock-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
