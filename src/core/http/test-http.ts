import { request as nodeRequest, type IncomingHttpHeaders } from 'node:http';
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { answer, type Door } from './answering.ts';
import { createAttempts } from './attempts.ts';
import { createLinks } from './links.ts';
import { listen } from './listen.ts';
import type { Route } from './route.ts';
import { newSession } from './sessions.ts';

export interface TestServer {
  readonly door: Door;
  readonly cookie: string;
  /** What it complained about. */
  readonly complaints: string[];
  send(path: string, sent?: Sent): Promise<Received>;
  close(): Promise<void>;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server over these routes, gone after the test. */
export async function openTestServer(routes: readonly Route[], patienceMs = 10_000): Promise<TestServer> {
  const complaints: string[] = [];
  const complain = (message: string): void => void complaints.push(message);
  const door = { secret: randomBytes(32), links: createLinks(), attempts: createAttempts(), origin: '', port: 0, patienceMs, complain };
  const listening = await listen(0, async (visit, write) => write(await answer(visit, routes, door)), complain);
  const { port } = listening;
  Object.assign(door, { port, origin: `http://127.0.0.1:${port}` });
  onTestFinished(() => listening.close());
  return {
    door,
    cookie: `paise2=${newSession(door.secret, Date.now())}`,
    complaints,
    send: (path, sent) => send(port, path, sent),
    close: () => listening.close(),
  };
}

/** A request as it stands: nothing that a client library would put right. */
export function send(port: number, path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Received> {
  return new Promise((resolve, reject) => {
    const asked = nodeRequest({ host: '127.0.0.1', port, path, method, headers: { ...headers }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

export const route = (path: string, answered: Route['answer'], access: Route['access'] = 'known'): Route => ({
  path,
  access,
  answer: answered,
});
