import { createHttpHandlerHost } from '../../core/hosts/create-host.ts';
import type { HttpHandlerHost } from '../../plugin/http-handler.ts';
import { testPaise, type TestPaise, type TestPaiseRequest } from '../../testing/whole-paise.ts';
import { answerApi } from './api/answer-api.ts';

const origin = 'http://127.0.0.1:7247';

/** The API over a whole paise2. */
export interface TestApi extends AsyncDisposable {
  readonly system: TestPaise;
  readonly host: HttpHandlerHost;
  /** `GET /search?q=tree`, with a body as JSON. */
  ask(request: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The same, for the JSON of the answer. */
  read<T>(request: string, body?: unknown): Promise<T>;
  /** Id of the item of a file. */
  id(name: string): Promise<number>;
}

export async function testApi(request: TestPaiseRequest): Promise<TestApi> {
  const system = await testPaise(request);
  await system.idle();
  const ended = new AbortController();
  const host = testHost(system, ended.signal);
  const ask: TestApi['ask'] = (asked, body, headers = {}) => {
    const [method = '', path = ''] = asked.split(' ');
    return answerApi(
      host,
      new Request(`${origin}/api/v1${path}`, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  };
  return {
    system,
    host,
    ask,
    read: async <T>(asked: string, body?: unknown) => (await (await ask(asked, body)).json()) as T,
    id: async (name) => (await system.paise.item(`${system.folder}/${name}`)).item.id,
    async [Symbol.asyncDispose]() {
      ended.abort();
      await system.close();
    },
  };
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export const testHost = (system: Pick<TestPaise, 'paise'>, signal: AbortSignal, folder = '/none'): HttpHandlerHost =>
  createHttpHandlerHost(
    { plugin: 'web-ui', id: 'web-ui/api' },
    { options: {}, log: silent, signal, paise: system.paise, origin, visitor: 'browser', folder },
  );
