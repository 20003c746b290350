import assert from 'node:assert/strict';
import { askHandler } from '../../ask-handler.ts';
import { recordingHttpHandlerHost, testOrigin, type HttpHandlerSettings } from '../../hosts/http-handler-host.ts';
import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { pluginCases, type PluginCases, type PluginPlace } from '../plugin-place.ts';
import { endOf, withinTime } from '../within-time.ts';
import { definitionCases } from './http-handler-definition.ts';

/** A request, what of paise2 the handler meets, and how it is answered. */
export interface HandlerRequest extends HttpHandlerSettings {
  /** With its query: `/api/v1/search?q=a`. */
  readonly path: string;
  /** Default `GET`. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Default 200. */
  readonly status?: number;
}

export interface HttpHandlerScenario {
  readonly asks: readonly HandlerRequest[];
}

/** What every {@link HttpHandler} must do. */
export const httpHandlerContract = (harness: ContractHarness, { asks }: HttpHandlerScenario): readonly ContractCase[] =>
  pluginCases(harness, 'httpHandlers', { definition: definitionCases, answering: answeringCases(asks) });

const manyAtOnce = 20;

const answeringCases = (asks: readonly HandlerRequest[]): PluginCases<'httpHandlers'> => ({
  async 'answers with the status that is expected'(place) {
    for (const asked of asks) await mustBe(asked, await ask(place, asked), (status) => status === (asked.status ?? 200));
  },

  async 'answers many at once as it answers one'(place) {
    for (const asked of asks) {
      const all = await Promise.all(Array.from({ length: manyAtOnce }, () => ask(place, asked)));
      for (const response of all) await mustBe(asked, response, (status) => status === (asked.status ?? 200));
    }
  },

  async 'fails at nothing that somebody may ask'(place) {
    for (const asked of asks) {
      for (const odd of oddRequests(place.extension.path, asked)) await mustBe(odd, await ask(place, odd), (status) => status < 500);
    }
  },

  async 'lets no other site read its answers'(place) {
    for (const asked of asks) {
      const { host } = await recordingHttpHandlerHost(place.plugin, place.key, settingsOf(place, asked));
      // What is thrown is answered by the server.
      const response = await place.extension.handle(host, requestOf(asked)).catch(() => new Response());
      assert.equal(response.headers.get('access-control-allow-origin'), null, whatOf(asked));
    }
  },

  async 'ends when nobody waits for the answer any more'(place) {
    for (const asked of asks) {
      const gone = new AbortController();
      const asking = ask(place, asked, gone.signal);
      gone.abort();
      await endOf(
        whatOf(asked),
        asking.then((response) => response.text()),
      );
    }
  },
});

/** What is not looked at may be a stream without an end. */
async function mustBe(asked: HandlerRequest, response: Response, isFine: (status: number) => boolean): Promise<void> {
  const { status, body } = response;
  if (!isFine(status)) assert.fail(`${whatOf(asked)} is answered with ${status}: ${await response.text()}`);
  await body?.cancel();
}

/** Addresses that a person may type and a program may get wrong. */
function oddRequests(path: string, { status: _expected, ...asked }: HandlerRequest): readonly HandlerRequest[] {
  const below = path === '/' ? '' : path;
  const paths = [
    '',
    '/',
    '/%00',
    '/..%2f..%2fetc%2fpasswd',
    '/%ff',
    '/__proto__',
    '?',
    '?=&&a=1&a=2',
    `?${'x'.repeat(4000)}`,
    '/%F0%9F%92%A9',
  ];
  return [
    ...paths.map((odd) => ({ ...asked, method: 'GET', path: `${below}${odd}`, body: undefined })),
    ...['POST', 'PUT', 'DELETE'].flatMap((method) => ['', '{', 'null', '[]'].map((body) => ({ ...asked, method, body }))),
  ].map(({ body, ...rest }) => ({ ...rest, ...(body !== undefined && { body }) }));
}

const ask = async (place: PluginPlace<'httpHandlers'>, asked: HandlerRequest, signal?: AbortSignal): Promise<Response> =>
  withinTime(whatOf(asked), askHandler(place.plugin, place.key, requestOf(asked, signal), settingsOf(place, asked)));

const settingsOf = ({ options }: PluginPlace<'httpHandlers'>, asked: HandlerRequest): HttpHandlerSettings => ({ options, ...asked });

function requestOf({ path, method = 'GET', headers = {}, body }: HandlerRequest, signal?: AbortSignal): Request {
  return new Request(`${testOrigin}${path}`, { method, headers, ...(body !== undefined && { body }), ...(signal && { signal }) });
}

const whatOf = ({ method = 'GET', path }: HandlerRequest): string => `${method} ${path}`;
