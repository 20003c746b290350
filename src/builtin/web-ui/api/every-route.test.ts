import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testApi, type TestApi } from '../test-api.ts';
import { testPng } from '../test-picture.ts';

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** One call of each operation; what it is to answer with is in the document. */
interface Call {
  readonly path?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
}

let api: TestApi;
let described: OpenApiDocument;
let calls: Readonly<Record<string, Call>>;

beforeAll(async () => {
  api = await testApi({
    files: {
      'tree.md': '# A tree\n\nThe tree stands in the garden.',
      'twin.md': '# A tree\n\nThe tree stands in the garden.',
      'more/bush.txt': 'A bush is no tree.',
      'start.desktop': '[Desktop Entry]\nExec=true\n',
      'broken.pdf': '%PDF-1.4 broken',
      'grey.png': testPng(64, 32),
      'unread.xyz': Uint8Array.of(0, 1, 2, 3),
    },
  });
  described = await api.read('GET /openapi.json');
  const tree = await api.id('tree.md');
  const picture = await api.id('grey.png');
  const { revision, text } = await api.read<{ readonly revision: string; readonly text: string }>('GET /config');
  calls = {
    'GET /search': { path: '/search?q=tree&facets=type,date&passages=2&explain=true&collapse=true' },
    'GET /facets': { path: '/facets?q=tree' },
    'GET /suggest': { path: '/suggest?text=tr' },
    'GET /suggest/opensearch': { path: '/suggest/opensearch?q=tr' },
    'GET /similar/{id}': { path: `/similar/${tree}` },
    'GET /items': {},
    'GET /items/{id}': { path: `/items/${tree}` },
    'GET /items/{id}/text': { path: `/items/${tree}/text?q=tree` },
    'GET /items/{id}/preview': { path: `/items/${picture}/preview?longest=32` },
    'GET /items/{id}/thumbnail': { path: `/items/${picture}/thumbnail` },
    // What would open something is tried with something that is refused.
    'POST /items/{id}/open': { path: `/items/${await api.id('start.desktop')}/open`, body: { how: 'open' }, status: 403 },
    'GET /explain': { path: `/explain?target=${encodeURIComponent(`${api.system.folder}/broken.pdf`)}` },
    'GET /coverage': {},
    'GET /status': {},
    'GET /events': {},
    'GET /log': { path: '/log?limit=5' },
    'GET /health': {},
    'GET /metrics': {},
    'GET /jobs': {},
    'POST /jobs/retry': { body: { states: ['dead'] } },
    'POST /jobs/discard': { body: { ids: [999_999] } },
    'POST /pause': { body: { kind: 'cleanup_cache' }, status: 204 },
    'POST /resume': { body: {}, status: 204 },
    'POST /index': { body: {}, status: 202 },
    'GET /config': {},
    'GET /config/schema': {},
    'POST /config/check': { body: { text: 'files:\n  nonsense: 1\n' } },
    'POST /config/edit': { body: { text: '# mine\n', option: 'paise2.http.port', change: { value: '7300' } } },
    'PUT /config': { body: { text: `${text}\n` }, headers: { 'if-match': revision } },
    'GET /folders': { path: `/folders?path=${encodeURIComponent(api.system.folder)}` },
    'GET /suggestions': {},
    'GET /plugins': {},
    'POST /plugins/{name}/disable': { path: '/plugins/torrent/disable', status: 204 },
    'POST /plugins/{name}/enable': { path: '/plugins/torrent/enable', status: 204 },
    'PUT /searches/{name}': { path: '/searches/green', body: { query: 'tree OR bush' }, status: 204 },
    'GET /searches': {},
    'DELETE /searches/{name}': { path: '/searches/green', status: 204 },
  };
}, 60_000);

afterAll(() => api[Symbol.asyncDispose]());

const operations = (): readonly string[] =>
  Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );

function operationOf(name: string): Operation {
  const [method = '', path = ''] = name.split(' ');
  const operation = described.paths[`/api/v1${path}`]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${name} is not in the document.`);
  return operation;
}

/** Checks a value by a schema of the document, as it stands there. */
function check(schema: object, value: unknown): string | undefined {
  const all = { ...schema, $defs: described.components.schemas };
  const own = JSON.parse(JSON.stringify(all).replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<typeof z.fromJSONSchema>[0];
  const { success, error } = z.fromJSONSchema(own).safeParse(value);
  return success ? undefined : z.prettifyError(error);
}

/** What is not in a response as the document has it. */
async function faultOf(response: Response, { responses }: Operation): Promise<string | undefined> {
  const { content } = responses[response.status] ?? responses['default'] ?? {};
  if (!content) return (await response.text()) || undefined;
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const { schema } = content[type] ?? {};
  if (type.endsWith('json') && schema) return check(schema, await response.json());
  await response.body?.cancel();
  return schema ? undefined : `It is of type ${type}.`;
}

test('the OpenAPI document is valid', async () => {
  const { valid, errors } = await new Validator().validate({ ...structuredClone(described) });
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('every operation is called here, and no other', () => {
  expect(operations().toSorted()).toEqual(Object.keys(calls).toSorted());
});

test('every operation answers what the document says', { timeout: 60_000 }, async () => {
  for (const [name, { path, body, headers, status = 200 }] of Object.entries(calls)) {
    const [method = '', shape = ''] = name.split(' ');
    const response = await api.ask(`${method} ${path ?? shape}`, body, headers);
    expect(response.status, name).toBe(status);
    expect(await faultOf(response, operationOf(name)), name).toBeUndefined();
  }
});

test('the check itself is sharp: what the document does not know is found', async () => {
  const schema = { $ref: '#/components/schemas/ItemView' };
  const view = await api.read<{ readonly item: object }>(`GET /items/${await api.id('tree.md')}`);
  expect(check(schema, view)).toBeUndefined();
  expect(check(schema, { ...view, surprise: 1 })).toContain('surprise');
  expect(check(schema, { ...view, item: { ...view.item, id: 'one' } })).toContain('item.id');
});
