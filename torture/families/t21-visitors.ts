import { request } from 'node:http';
import { hostileIds, visits, type Visit } from '../hostile/visits.ts';
import { createCorpus, fill } from '../support/corpus.ts';
import { askEngine } from '../support/engine-process.ts';
import type { Family, Torture } from '../support/family.ts';
import type { Place } from '../support/place.ts';
import { startServer, type Served } from '../support/server.ts';
import { showScripts } from '../support/show-scripts.ts';

/** Other sites, other names, made-up keys and addresses, and documents that want to be scripts: refused, or shown as what they are. */
export const visitors: Family = {
  id: 'T21',
  title: 'the page and the API under attack',
  async run(torture) {
    const place = torture.place();
    fill(createCorpus(), place, 20);
    await askEngine(place, 'index', {});
    const served = await startServer(place);
    try {
      await visit(torture, place, served);
      await misname(torture, place, served);
    } finally {
      await served.stop();
    }
    await showScripts(torture, torture.place());
  },
};

async function visit(torture: Torture, place: Place, { origin, cookie }: Served): Promise<void> {
  const all = visits({ port: Number(new URL(origin).port), cookie });
  for (const one of all) {
    torture.count('runs');
    const { status, headers } = await send(origin, one);
    if (!one.ends.includes(status)) torture.violation(place, 'S4', `${one.what}: ${status} instead of ${one.ends.join(' or ')}`);
    if (headers['access-control-allow-origin'] !== undefined)
      torture.violation(place, 'S4', `${one.what}: it is told that others may read the answer`);
  }
  torture.note(`${all.length} visitors`);
}

/** As it stands: what a client library would put right is sent wrong. */
function send(origin: string, { method, path, headers }: Visit): Promise<{ status: number; headers: Readonly<Record<string, unknown>> }> {
  const { hostname, port } = new URL(origin);
  const body = method === 'GET' ? '' : '{}';
  return new Promise((resolve, reject) => {
    const sent = request({
      host: hostname,
      port,
      method,
      path,
      headers: { 'content-type': 'application/json', ...headers },
      setHost: false,
    });
    sent.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    sent.on('connect', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: {} });
    });
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve({ status: 101, headers: {} });
    });
    // The connection was ended without an answer, which refuses as well.
    sent.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve({ status: 400, headers: {} }) : reject(error),
    );
    sent.end(body);
  });
}

/** What stands where an id belongs leads nowhere. */
async function misname(torture: Torture, place: Place, { origin, cookie }: Served): Promise<void> {
  const paths = hostileIds.flatMap((id) => [
    `/api/v1/items/${id}`,
    `/api/v1/items/${id}/text`,
    `/api/v1/items/${id}/preview?page=1`,
    `/api/v1/items/${id}/thumbnail`,
    `/api/v1/similar/${id}`,
    `/assets/${id}`,
    `/${id}`,
  ]);
  for (const path of paths) {
    torture.count('runs');
    // Nothing but dots leads to the page, which holds nothing.
    const ends = ['/', '/api/v1'].includes(resolved(path, origin)) ? [200, 400, 404] : [400, 404];
    const { status } = await send(origin, { what: path, method: 'GET', path, headers: { host: new URL(origin).host, cookie }, ends });
    if (!ends.includes(status)) torture.violation(place, 'S4', `${path}: ${status}`);
  }
}

const resolved = (path: string, origin: string): string => new URL(`${origin}${path}`).pathname.replace(/(?<=.)\/$/, '');
