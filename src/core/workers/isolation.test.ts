import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { isolation } from './isolation.ts';
import { jobFor } from './test-jobs.ts';
import { openPool, until } from './test-pool.ts';
import { workerCommand } from './worker-command.ts';

const layers = isolation();

/** What a worker says about its own situation. */
async function said(name: string): Promise<string | undefined> {
  const { pool, results } = openPool();
  pool.dispatch([jobFor(name, 1)]);
  await until(() => results.length === 1);
  const change = results[0]?.change;
  return change?.type === 'put' ? change.items.items[0]?.text : undefined;
}

test.skipIf(layers.network === undefined)('a worker reaches nobody, not even on this machine', async () => {
  const server = createServer().listen(45_939, '127.0.0.1');
  onTestFinished(() => void server.close());
  expect(await said('connect.txt')).toMatch(/^E(?:NETUNREACH|CONNREFUSED|HOSTUNREACH|ADDRNOTAVAIL)$/);
});

test.skipIf(layers.stepBack.length === 0)('a worker steps back', async () => {
  expect(await said('priority.txt')).toBe('19');
});

test.skipIf(!layers.permissions)('a worker loads no native code', async () => {
  expect(await said('addon.txt')).toBe('ERR_DLOPEN_DISABLED');
});

test('each layer is a command before the worker’s, and only where it works', () => {
  const all = { permissions: true, network: ['unshare', '-cn', '--'], parentDeath: 'kernel', stepBack: ['nice', '-n', '19'] } as const;
  const none = { permissions: false, network: undefined, parentDeath: 'system', stepBack: [] } as const;
  const polite = { role: 'jobs', network: false, polite: true } as const;
  expect(workerCommand('w.ts', polite, all).join(' ')).toMatch(
    /^unshare -cn -- nice -n 19 setpriv --pdeathsig KILL -- \S+ .*--permission .* w\.ts$/,
  );
  expect(workerCommand('w.ts', { ...polite, polite: false, network: true }, all).join(' ')).toMatch(/^setpriv --pdeathsig KILL -- /);
  expect(workerCommand('w.ts', polite, none)[0]).toBe(process.execPath);
  expect(workerCommand('w.ts', polite, none)).not.toContain('--permission');
  expect(workerCommand('w.ts', polite, { ...all, parentDeath: 'keeper' })[0]).toBe('sh');
});

test('only a watching worker may load native code', () => {
  const all = { ...layers, permissions: true };
  const flags = (role: 'jobs' | 'sources' | 'watching'): readonly string[] =>
    workerCommand('w.ts', { role, network: false, polite: true }, all);
  expect(flags('watching')).toContain('--allow-addons');
  for (const role of ['jobs', 'sources'] as const) expect(flags(role)).not.toContain('--allow-addons');
});
