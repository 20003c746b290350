import { createInterface } from 'node:readline';
import { endWithin, startCommand, type Running } from './engine-process.ts';
import type { Place } from './place.ts';

/** An engine that serves the page and the API, seen from outside. */
export interface Served {
  readonly engine: Running;
  /** `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** Of a browser that was let in: `paise2=…`. */
  readonly cookie: string;
  /** As the page asks. */
  get(path: string): Promise<Response>;
  stop(): Promise<void>;
}

const stopMs = 20_000;

/** Starts `paise2 up` on a free port, and enters. */
export async function startServer(place: Place): Promise<Served> {
  const engine = startCommand(place, ['up', '--no-open', '--port', '0', '--json']);
  const link = await linkOf(engine);
  const { origin, hash } = new URL(link);
  const entered = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: hash.replace('#enter=', '') }),
  });
  const [cookie = ''] = entered.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '');
  if (cookie === '') throw new Error(`the server let nobody in: ${entered.status} ${await entered.text()}`);
  return {
    engine,
    origin,
    cookie,
    get: (path) => fetch(`${origin}${path}`, { headers: { cookie, origin } }),
    async stop() {
      engine.kill('SIGTERM');
      await endWithin(engine, stopMs);
    },
  };
}

/** The link in what the command prints when the page is served. */
async function linkOf(engine: Running): Promise<string> {
  const { stdout } = engine.child;
  if (stdout === null) throw new Error('nothing is heard of the engine');
  const lines = createInterface({ input: stdout });
  void engine.ended.then(() => lines.close());
  for await (const line of lines) {
    const { link } = JSON.parse(line) as { readonly link?: string };
    if (link !== undefined) return link;
  }
  throw new Error(`the engine ended before it served: ${(await engine.ended).stderr}`);
}
