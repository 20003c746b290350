import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isolation } from '../isolation.ts';
import { until } from '../test-pool.ts';
import { deeds, openPluginPool, textOf, type PluginPool } from './test-plugin-pool.ts';

const { permissions } = isolation();
let opened: PluginPool;
beforeAll(async () => {
  opened = await openPluginPool(deeds(), {}, { options: { deeds: { word: 'hello' }, mail: { password: 'secret' } } });
});
afterAll(() => opened.remove());

const said = async (name: string, content: string): Promise<unknown> => JSON.parse(textOf(await opened.extract(name, content)) ?? 'null');

test.skipIf(!permissions)('a plugin reads its own code, what its permissions name, and nothing else', async () => {
  const { root, write } = opened;
  const mine = write('permitted/deep/mine.txt', '12345');
  const secrets = [
    write('data/index.db', 'x'),
    write('config/config.yaml', 'x'),
    write('permittedness.txt', 'x'),
    '/etc/passwd',
    '/proc/self/environ',
    `/proc/${process.pid}/environ`,
    join(root, 'permitted', '..', 'data', 'index.db'),
    join(root, 'content', 'reads.deed'),
  ];
  expect(await said('reads.deed', [mine, ...secrets].join('\n'))).toEqual([5, ...secrets.map(() => 'ERR_ACCESS_DENIED')]);
});

test.skipIf(!permissions)('it writes nothing, starts nothing, loads no native code, signals nobody and connects to nobody', async () => {
  const path = join(opened.root, 'socket');
  const server = createServer().listen(path);
  await new Promise((resolve) => server.once('listening', resolve));
  const connected: unknown[] = [];
  server.on('connection', (socket) => connected.push(socket));
  try {
    expect(await said('misbehaves.deed', path)).toEqual({
      writes: 'ERR_ACCESS_DENIED',
      spawns: 'ERR_ACCESS_DENIED',
      loads: 'ERR_DLOPEN_DISABLED',
      kills: 'EPERM',
      connects: 'NOT_PERMITTED',
      reaches: 'NOT_PERMITTED',
      fetches: expect.stringMatching(/NOT_PERMITTED|ENETUNREACH/) as unknown,
    });
    expect(connected).toEqual([]);
  } finally {
    server.close();
  }
});

test('it sees of the environment what paths and texts need', async () => {
  process.env['PAISE2_TEST_TOKEN'] = 'secret';
  const { found } = opened;
  const other = await openPluginPool(deeds());
  try {
    const environment = JSON.parse(textOf(await other.extract('environment.deed')) ?? '') as Record<string, string>;
    expect(JSON.stringify(environment)).not.toContain('secret');
    expect(Object.keys(environment).filter((name) => !/^(?:PATH|HOME|LANG|LC_ALL|TMPDIR|TZ|XDG_CONFIG_HOME)$/.test(name))).toEqual([]);
    expect(found.length).toBe(1);
  } finally {
    delete process.env['PAISE2_TEST_TOKEN'];
    other.remove();
  }
});

test('whatever it says past its host, it gets nothing of others', async () => {
  const { asked, changes, logged } = opened;
  expect(textOf(await opened.extract('asks-for-others.deed'))).toBe('asked');
  expect(asked).toEqual([]);
  expect(changes).toEqual([]);
  await until(() => logged.some(({ message }) => message === 'in the name of the engine'));
  expect(logged.filter(({ message }) => message === 'in the name of the engine')).toMatchObject([{ plugin: 'deeds' }]);
});
