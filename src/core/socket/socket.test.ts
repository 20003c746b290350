import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import type { Answers } from '../workers/peer.ts';
import { connectEngine } from './connect-engine.ts';
import { serveEngine, type ConnectionAnswers } from './serve-engine.ts';
import type { SocketAsks } from './socket-messages.ts';
import { socketPath } from './socket-path.ts';

function folder(name = 'data'): string {
  const root = mkdtempSync(join(tmpdir(), 'paise2-socket-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return mkdtempSync(join(root, name));
}

const refuse = (): never => {
  throw new Error('not asked here');
};

/** Answers what the tests ask; the rest is refused. */
const answers =
  (own: Partial<Answers<SocketAsks>> = {}): ConnectionAnswers =>
  () =>
    ({
      hello: async () => ({ version: '1', pid: 7 }),
      index: refuse,
      leave: refuse,
      look: refuse,
      discardJobs: refuse,
      pause: refuse,
      resume: refuse,
      status: refuse,
      stop: refuse,
      retryJobs: async ({ ids = [] }) => ids.length,
      ...own,
    }) satisfies Answers<SocketAsks>;

async function serve(place: string, own?: ConnectionAnswers): Promise<() => Promise<void>> {
  const close = await serveEngine(place, own ?? answers());
  onTestFinished(close);
  return close;
}

test('an engine is asked and answers, each connection for itself', async () => {
  const place = folder();
  await serve(place);
  const [a, b] = [await connectEngine(place, '1'), await connectEngine(place, '1')];
  expect(a?.pid).toBe(7);
  expect(await Promise.all([a?.ask('retryJobs', { ids: [1, 2] }), b?.ask('retryJobs', { ids: [3] })])).toEqual([2, 1]);
  a?.close();
  b?.close();
});

test('errors come back with their code', async () => {
  const place = folder();
  await serve(place);
  const engine = await connectEngine(place, '1');
  await expect(engine?.ask('pause', {})).rejects.toThrow('not asked here');
  engine?.close();
});

test('where no engine runs there is none, also after one died without taking its socket away', async () => {
  const place = folder();
  expect(await connectEngine(place, '1')).toBeUndefined();
  const close = await serve(place);
  await close();
  expect(await connectEngine(place, '1')).toBeUndefined();
});

test('only the user may connect', async () => {
  const place = folder();
  await serve(place);
  expect(statSync(socketPath(place)).mode & 0o777).toBe(0o600);
});

test('a data directory with a long path has its socket elsewhere', async () => {
  const place = folder('x'.repeat(120));
  await serve(place);
  expect(Buffer.byteLength(socketPath(place))).toBeLessThanOrEqual(103);
  const engine = await connectEngine(place, '1');
  expect(engine?.version).toBe('1');
  engine?.close();
});

test('what is no message ends the connection, and no other', async () => {
  const place = folder();
  await serve(place);
  const engine = await connectEngine(place, '1');
  for (const rubbish of ['not json\n', '{"type":"ask","id":1,"name":"constructor"}\n', '[]\n', 'null\n', '\n']) {
    const socket = connect(socketPath(place));
    await once(socket, 'connect');
    socket.write(rubbish);
    socket.end();
    socket.resume();
    await once(socket, 'close');
  }
  expect(await engine?.ask('retryJobs', { ids: [1] })).toBe(1);
  engine?.close();
});

test('who asks when the engine ends is told', async () => {
  const place = folder();
  const close = await serve(place, answers({ retryJobs: () => new Promise(() => {}) }));
  const engine = await connectEngine(place, '1');
  const asked = engine?.ask('retryJobs', {}).catch((error: unknown) => String(error));
  await close();
  expect(await asked).toMatch(/ended before it answered/);
  await engine?.gone;
});
