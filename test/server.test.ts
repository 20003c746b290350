import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Served } from '../src/plugin/paise.ts';
import { statusOf } from './support/asking.ts';
import { hasTerminal, runPaise, startPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { writePlugin } from './support/plugin-files.ts';
import { startStaying, until, type Staying } from './support/up.ts';

/** A plugin whose handler says what it is given. */
const telling = `
import { definePlugin, z } from 'paise2/plugin';
export default definePlugin({
  name: 'telling',
  options: z.strictObject({ greeting: z.string().default('hello') }),
  httpHandlers: {
    tell: {
      path: '/tell',
      async handle(host, request) {
        if (new URL(request.url).pathname === '/tell/endless') for (;;);
        const { total } = await host.paise.search({ query: 'armadillo' });
        const { visitor, origin, folder, options } = host;
        return Response.json({ visitor, origin, folder, greeting: options.greeting, total, pid: process.pid });
      },
    },
  },
});
`;

interface Told {
  readonly visitor: string;
  readonly origin: string;
  readonly folder: string;
  readonly greeting: string;
  readonly total: number;
  readonly pid: number;
}

interface ServedPlace {
  readonly place: Place;
  readonly up: Staying;
  readonly origin: string;
  readonly link: string;
}

const section = (http: string, more = ''): string => `paise2:\n  http: ${http}\n${more}`;

async function servedPlace(http = '{port: 0}'): Promise<ServedPlace> {
  const place = createPlace();
  place.write('a.txt', 'armadillo');
  writePlugin(place, 'telling.ts', telling);
  configure(place, http);
  return { place, ...(await startServed(place)) };
}

const configure = (place: Place, http: string, more = ''): void =>
  place.configure(`files:\n  roots:\n    - ${JSON.stringify(place.files)}\n${section(http, more)}`);

async function startServed(place: Place, ...args: readonly string[]): Promise<Omit<ServedPlace, 'place'>> {
  const up = startStaying(place, ['up', '--no-open', ...args]);
  await until(() => linkIn(up) !== undefined || up.child.exitCode !== null, up.printed);
  const link = linkIn(up) ?? '';
  return { up, link, origin: new URL(link).origin };
}

const linkIn = ({ printed }: Staying): string | undefined => /Search page: (\S+)/.exec(printed())?.[1];

/** Enters by a link, as the page does. */
const enter = (link: string): Promise<Response> => {
  const { origin, hash } = new URL(link);
  return fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body: JSON.stringify({ code: hash.replace('#enter=', '') }) });
};

const cookieOf = (entered: Response): string => entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';

const tell = async (origin: string, cookie: string): Promise<Told> =>
  (await (await fetch(`${origin}/tell`, { headers: { cookie } })).json()) as Told;

const isAnswering = (origin: string): Promise<boolean> =>
  fetch(`${origin}/session`).then(
    () => true,
    () => false,
  );

/** The process of the server that an engine started. */
function serverOf({ child }: Staying): number | undefined {
  const rows = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(child.pid)], { encoding: 'utf8' }).split('\n');
  const row = rows.find((one) => one.includes('server.js'));
  return row === undefined ? undefined : Number.parseInt(row, 10);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a browser comes in by the link, once, and a handler of a plugin answers it from the index', async () => {
  const { place, up, origin, link } = await servedPlace();
  expect(up.printed()).toContain(`paise2 is up (process ${up.child.pid}); Ctrl-C ends it.`);
  expect((await fetch(`${origin}/tell`)).status).toBe(401);
  const entered = await enter(link);
  expect(entered.status).toBe(204);
  expect((await enter(link)).status).toBe(401);
  await until(
    async () => (await tell(origin, cookieOf(entered))).total === 1,
    () => 'nothing is found',
  );
  const told = await tell(origin, cookieOf(entered));
  expect(told).toMatchObject({ visitor: 'browser', origin, folder: join(place.configDirectory, 'plugins'), greeting: 'hello' });
  expect(told.pid).toBe(serverOf(up));
  expect(told.pid).not.toBe(up.child.pid);
  expect((await statusOf(place)).engine?.served).toBe(origin);
  expect((await runPaise(place, ['status'])).stdout).toContain(origin);
  expect(statSync(join(place.dataDirectory, 'http-secret')).mode & 0o777).toBe(0o600);
});

test('a program comes with the key of one path, a browser with another link', async () => {
  const { place, origin } = await servedPlace();
  const paise = place.open();
  const { url, key } = (await paise.served('/tell')) as Served;
  const served = await paise.served('/tell/below');
  await paise.close();
  expect(url).toBe(`${origin}/tell`);
  expect(served).toEqual({ url: `${origin}/tell/below`, key });
  const headers = { authorization: `Bearer ${key}` };
  expect(await (await fetch(url, { headers })).json()).toMatchObject({ visitor: 'program' });
  expect((await fetch(`${origin}/session/links`, { method: 'POST', headers })).status).toBe(401);
  const opened = await runPaise(place, ['open', '--print']);
  expect(opened).toMatchObject({ code: 0, stderr: '' });
  expect((await enter(opened.stdout.trim())).status).toBe(204);
  const { link } = (await runPaise(place, ['open', '--json'])).json() as { readonly link: string };
  expect((await enter(link)).status).toBe(204);
});

test('with no engine there is nothing to open', async () => {
  const opened = await runPaise(createPlace(), ['open']);
  expect(opened.code).toBe(1);
  expect(opened.stderr).toContain('paise2 up');
});

test('the server comes back when it is killed, to the same address, and who was let in stays', async () => {
  const { up, origin, link } = await servedPlace();
  const cookie = cookieOf(await enter(link));
  const before = serverOf(up) ?? 0;
  process.kill(before, 'SIGKILL');
  await until(
    async () => (await isAnswering(origin)) && serverOf(up) !== before,
    () => 'the server does not come back',
  );
  expect((await tell(origin, cookie)).pid).toBe(serverOf(up));
});

test.each(['SIGKILL', 'SIGTERM'] as const)('the server ends with the engine: %s, whatever it does', async (signal) => {
  const { up, origin, link } = await servedPlace();
  const cookie = cookieOf(await enter(link));
  const pid = serverOf(up) ?? 0;
  // A handler that never ends holds the whole process.
  if (signal === 'SIGKILL') fetch(`${origin}/tell/endless`, { headers: { cookie } }).catch(() => {});
  await sleep(200);
  up.child.kill(signal);
  await once(up.child, 'exit');
  expect(up.child.exitCode).toBe(signal === 'SIGTERM' ? 0 : null);
  expect(
    await until(
      () => !isAlive(pid),
      () => 'the server is still there',
    ),
  ).toBeLessThan(4000);
});

test('after a restart of the engine at the same port, who was let in stays', async () => {
  const { place, up, origin, link } = await servedPlace();
  const cookie = cookieOf(await enter(link));
  up.child.kill('SIGTERM');
  await once(up.child, 'exit');
  const again = await startServed(place, '--port', new URL(origin).port);
  expect(again.origin).toBe(origin);
  expect((await fetch(`${origin}/session`, { headers: { cookie } })).status).toBe(204);
});

test('another port where the configured one is taken; where a person asked for it, an error', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { place, up, origin } = await servedPlace(`{port: ${port}}`);
  expect(new URL(origin).port).not.toBe(String(port));
  await until(
    () => up.printed().includes(`Port ${port} cannot be used`),
    () => up.printed(),
  );
  up.child.kill('SIGTERM');
  await once(up.child, 'exit');
  const asked = await runPaise(place, ['up', '--no-open', '--port', String(port)]);
  expect(asked.code).toBe(2);
  expect(asked.stderr).toContain(`Port ${port} cannot be used: another program listens there.`);
  for (const wrong of ['70000', '-1', 'x']) expect((await runPaise(place, ['up', '--port', wrong])).code).toBe(2);
});

test('the server follows the configuration', async () => {
  const { place, up, origin, link } = await servedPlace();
  const cookie = cookieOf(await enter(link));
  const before = await tell(origin, cookie);
  configure(place, '{port: 0}', 'telling:\n  greeting: ahoy\n');
  await until(
    async () => (await tell(origin, cookie)).greeting === 'ahoy',
    () => up.printed(),
  );
  expect((await tell(origin, cookie)).pid).toBe(before.pid);

  configure(place, '{enabled: false}');
  await until(
    async () => !(await isAnswering(origin)),
    () => up.printed(),
  );
  expect((await statusOf(place)).engine?.served).toBeUndefined();

  configure(place, '{port: 0}');
  await until(() => up.printed().match(/Search page: /g)?.length === 2, up.printed);
  expect((await statusOf(place)).engine?.served).toBeDefined();
});

test('where nothing is served, up says nothing of a page', async () => {
  const place = createPlace();
  place.configure(section('{enabled: false}'));
  const up = startStaying(place, ['up', '--json']);
  await until(() => up.printed().includes('\n'), up.printed);
  expect(JSON.parse(up.printed())).toEqual({ pid: up.child.pid });
  expect(serverOf(up)).toBeUndefined();
});

test('for programs it prints JSON with the link', async () => {
  const place = createPlace();
  place.configure(section('{port: 0}'));
  const up = startStaying(place, ['up', '--no-open', '--json']);
  await until(() => up.printed().includes('\n'), up.printed);
  const { pid, link } = JSON.parse(up.printed()) as { readonly pid: number; readonly link: string };
  expect(pid).toBe(up.child.pid);
  expect((await enter(link)).status).toBe(204);
});

test.runIf(hasTerminal)('on a terminal it proposes the usual folders where nothing is configured, and opens the browser', async () => {
  const place = createPlace();
  const home = dirname(place.files);
  mkdirSync(join(home, 'Documents'));
  writeFileSync(join(home, 'Documents/letter.txt'), 'armadillo');
  const opened = join(home, 'opened');
  writeFileSync(join(home, 'xdg-open'), `#!/bin/sh\necho "$1" > ${opened}\n`, { mode: 0o755 });
  const child = startPaise(place, ['up', '--port', '0'], { tty: true, env: { PATH: `${home}:${process.env['PATH']}`, DISPLAY: ':7' } });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const saying = () => text;
  await until(() => text.includes('[y/N]'), saying);
  child.stdin?.write('y\n');
  await until(() => existsSync(opened) && readFileSync(opened, 'utf8').endsWith('\n'), saying);
  const link = readFileSync(opened, 'utf8').trim();
  await until(() => text.includes(`Search page: ${link}`), saying);
  expect((await enter(link)).status).toBe(204);
  await until(async () => (await place.search('armadillo').catch(() => [])).length === 1, saying);
  child.stdin?.write('\u0003');
  await once(child, 'exit');
  expect(text).toContain('Stopping…');
});

test.runIf(process.platform === 'linux')('a server that nobody asks does nothing, and takes little memory', async () => {
  const { up, origin, link } = await servedPlace();
  await tell(origin, cookieOf(await enter(link)));
  await sleep(2000);
  const pid = serverOf(up) ?? 0;
  // proc(5): the 14th and 15th fields of `stat` are the time in user and kernel mode, in ticks of 10 ms.
  const ticks = (): number => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };
  const before = ticks();
  await sleep(5000);
  expect(ticks() - before).toBeLessThanOrEqual(3);
  // Its share of what it has in common with the engine, Node itself above all, and all of its own.
  const [, kilobytes] = /^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
  expect(Number(kilobytes)).toBeLessThan(80_000);
});
