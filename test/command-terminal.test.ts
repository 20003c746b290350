import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endOf, hasTerminal, program, runPaise, startPaise } from './support/command.ts';
import { indexedPlace } from './support/indexed-place.ts';
import { createPlace } from './support/place.ts';
import { untilIndexed } from './support/progress.ts';

test.runIf(hasTerminal)('index with nothing configured proposes the usual folders to a person', async () => {
  const place = createPlace();
  mkdirSync(join(place.files, '../Documents'));
  writeFileSync(join(place.files, '../Documents/letter.txt'), 'Dear Sir');
  const no = await runPaise(place, ['index'], { tty: true, input: 'n\n' });
  expect(no).toMatchObject({ code: 2 });
  const yes = await runPaise(place, ['index'], { tty: true, input: 'y\n' });
  expect(yes.stdout).toContain('1 indexed');
  expect(yes.code).toBe(0);
  expect((await runPaise(place, ['config', 'get', '--json', 'files.roots'])).json()).toEqual(['~/Documents']);
});

test.runIf(hasTerminal)('colours on a terminal only, and not there either with --no-color or NO_COLOR', async () => {
  const place = await indexedPlace();
  const escape = /\u001b\[/; // oxlint-disable-line no-control-regex -- it is what is looked for
  expect((await runPaise(place, ['search', 'pears'], { tty: true })).stdout).toMatch(escape);
  expect((await runPaise(place, ['search', '--no-color', 'pears'], { tty: true })).stdout).not.toMatch(escape);
  expect((await runPaise(place, ['search', 'pears'], { tty: true, env: { NO_COLOR: '1' } })).stdout).not.toMatch(escape);
  expect((await runPaise(place, ['search', 'pears'])).stdout).not.toMatch(escape);
});

test('a reader that has seen enough is no error', async () => {
  const place = createPlace();
  for (let index = 0; index < 400; index += 1) place.write(`${index}.txt`, `apple ${'and more '.repeat(100)}`);
  await runPaise(place, ['index', '--once', place.files]);
  const env = { ...place.environment(), NODE: process.execPath, PAISE: program };
  for (const command of [
    'export | head -1',
    'search --limit 400 apple | head -1',
    'search --limit 400 apple 2>&1 | head -1',
    'config list | head -1',
    'foo 2>&1 >/dev/null | true',
  ]) {
    const ran = spawnSync('/bin/bash', ['-c', `"$NODE" "$PAISE" ${command}; echo "codes \${PIPESTATUS[0]}" >&2`], {
      env,
      encoding: 'utf8',
      cwd: place.files,
    });
    expect(ran.stderr, command).toBe(command.startsWith('foo') ? 'codes 2\n' : 'codes 0\n');
  }
});

test('SIGINT ends indexing soon with 130, and the next run completes it', async () => {
  const place = createPlace();
  for (let index = 0; index < 3000; index += 1)
    place.write(`${index % 30}/${index}.md`, `# Number ${index}\n\n${'words and words '.repeat(800)}`);
  const child = startPaise(place, ['index', '--once', '--json', place.files]);
  const end = endOf(child);
  await untilIndexed(place, 200);
  const at = performance.now();
  child.kill('SIGINT');
  const ran = await end;
  expect(ran).toMatchObject({ code: 130, stderr: '' });
  expect(performance.now() - at).toBeLessThan(3000);
  const { indexed, pending } = ran.json() as { indexed: number; pending: number };
  expect(ran.json()).toMatchObject({ interrupted: true, failed: 0, problems: [] });
  expect(indexed + pending).toBe(3000);
  expect((await runPaise(place, ['jobs', 'list', '--state', 'running', '--json'])).stdout).toBe('');
  expect((await runPaise(place, ['index', '--once', '--json', place.files])).json()).toMatchObject({
    failed: 0,
    pending: 0,
    removed: 0,
    interrupted: false,
  });
  expect((await runPaise(place, ['status', '--json'])).json()).toMatchObject({ storage: { byStatus: { indexed: 3000 } } });
});

test.runIf(hasTerminal)('Ctrl-C and the end of input are answers to a question', async () => {
  const place = await indexedPlace();
  for (const input of ['\u0003', '\u0004']) {
    const child = startPaise(place, ['reset'], { tty: true });
    child.stdout?.on('data', (text: Buffer) => text.includes('[y/N]') && child.stdin?.write(input));
    const ran = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect(ran).toBe(input === '\u0003' ? 130 : 1);
  }
  expect((await runPaise(place, ['search', '--json', 'pears'])).json()).toMatchObject({ total: 2 });
});
