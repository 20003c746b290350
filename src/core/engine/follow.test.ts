import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger, type LogEntry } from '../diagnostics/log.ts';
import { trustProject } from '../loading/trusted-projects.ts';
import type { Bootstrapped } from '../system.ts';
import { until } from '../workers/test-pool.ts';
import { follow } from './follow.ts';

function open(changed: () => Promise<void> = async () => {}) {
  const root = mkdtempSync(join(tmpdir(), 'paise2-follow-'));
  const [configDirectory, dataDirectory, project] = ['config', 'data', 'project'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [configDirectory, dataDirectory, join(project, '.paise2/plugins')]) mkdirSync(folder, { recursive: true });
  const logger = createLogger();
  const logged: LogEntry[] = [];
  logger.direct((entry) => logged.push(entry));
  logger.showFrom('debug');
  const boot = {
    request: { configDirectory, dataDirectory },
    configurationFile: join(configDirectory, 'config.yaml'),
    logger,
  } as unknown as Bootstrapped;
  let calls = 0;
  const end = follow(boot, () => ((calls += 1), changed()));
  onTestFinished(async () => {
    await end();
    rmSync(root, { recursive: true });
  });
  const write = (path: string, content = String(Math.random())): void => writeFileSync(join(root, path), content);
  return {
    root,
    dataDirectory,
    project,
    write,
    logged,
    end,
    calls: () => calls,
    seen: (count: number) => until(() => calls >= count, 5000),
  };
}

const quiet = 700;

test('a save in several writes is one change, and what is beside it is none', async () => {
  const { write, calls, seen } = open();
  for (let count = 0; count < 4; count += 1) write('config/config.yaml');
  await seen(1);
  await sleep(quiet);
  expect(calls()).toBe(1);
  write('config/notes.txt');
  write('data/index.db');
  write('data/plugins.json');
  await sleep(quiet);
  expect(calls()).toBe(1);
});

test('plugins are followed from the first on, also where their folder is made again', async () => {
  const { root, write, seen, calls } = open();
  mkdirSync(join(root, 'config/plugins'));
  await seen(1);
  write('config/plugins/a.ts');
  await seen(2);
  write('config/plugins/readme.md');
  await sleep(quiet);
  expect(calls()).toBe(2);
  rmSync(join(root, 'config/plugins'), { recursive: true });
  await seen(3);
  await sleep(quiet);
  mkdirSync(join(root, 'config/plugins'));
  const before = calls();
  await seen(before + 1);
  await sleep(quiet);
  const again = calls();
  write('config/plugins/b.ts');
  await seen(again + 1);
});

test('packages, and projects as soon as they are trusted, are followed', async () => {
  const { root, dataDirectory, project, write, seen, calls } = open();
  mkdirSync(join(root, 'data/plugins'));
  await seen(1);
  write('data/plugins/package.json');
  await seen(2);
  write('project/.paise2/plugins/a.ts');
  await sleep(quiet);
  expect(calls()).toBe(2);
  trustProject(dataDirectory, project, []);
  await seen(3);
  await sleep(quiet);
  const before = calls();
  write('project/.paise2/plugins/a.ts');
  await seen(before + 1);
});

test('changes are acted on one after the other, and one that fails is told and stops nothing', async () => {
  let atOnce = 0;
  let most = 0;
  const { write, seen, logged } = open(async () => {
    most = Math.max(most, (atOnce += 1));
    await sleep(500);
    atOnce -= 1;
    throw new Error('it cannot be used');
  });
  write('config/config.yaml');
  await seen(1);
  write('config/config.yaml');
  await seen(2);
  await until(() => logged.length >= 2);
  expect(most).toBe(1);
  expect(logged.map(({ message }) => message)).toContain('A change could not be followed: it cannot be used');
});

test('its end waits for what goes on, and nothing is followed after it', async () => {
  let done = false;
  const { write, seen, end, calls } = open(async () => {
    await sleep(300);
    done = true;
  });
  write('config/config.yaml');
  await seen(1);
  await end();
  expect(done).toBe(true);
  write('config/config.yaml');
  await sleep(quiet);
  expect(calls()).toBe(1);
});

test('where there is no folder to look at it is told', async () => {
  const logger = createLogger();
  const logged: LogEntry[] = [];
  logger.direct((entry) => logged.push(entry));
  logger.showFrom('debug');
  const nowhere = join(tmpdir(), 'paise2-nowhere');
  const boot = { request: { configDirectory: nowhere, dataDirectory: nowhere }, configurationFile: join(nowhere, 'config.yaml'), logger };
  await follow(boot as unknown as Bootstrapped, async () => {})();
  expect(logged).toMatchObject([{ level: 'warn', message: expect.stringContaining('not seen until the next start') as unknown }]);
});
