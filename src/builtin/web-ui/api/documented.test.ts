import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApi, type TestApi } from '../test-api.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/user/api.md'), 'utf8');

/** Each section `### GET /path`, with what it asks in its example. */
const sections = page
  .split(/^### /m)
  .slice(1)
  .map((section) => ({
    operation: section.slice(0, section.indexOf('\n')),
    example: /```sh\nask (.*)\n```/.exec(section)?.[1] ?? '',
  }));

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ files: { 'tree.md': 'A tree.' } });
}, 60_000);
afterAll(() => api[Symbol.asyncDispose]());

/** A call of curl, as far as the examples use it. */
function parsed(example: string) {
  const words = Array.from(example.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '');
  const after = (option: string): readonly string[] => words.filter((_, index) => words[index - 1] === option);
  const [body] = after('-d');
  return {
    path: words[0] ?? '',
    method: after('-X')[0] ?? (body === undefined ? 'GET' : 'POST'),
    body: body === undefined ? undefined : (JSON.parse(body) as unknown),
    headers: Object.fromEntries(after('-H').map((header) => header.split(': ') as [string, string])),
  };
}

test('the page has a section for every operation, and no other', async () => {
  const { paths } = await api.read<{ readonly paths: Readonly<Record<string, object>> }>('GET /openapi.json');
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  expect(sections.map(({ operation }) => operation).toSorted()).toEqual(operations.toSorted());
});

test('each example asks what its section is about, in a way that is understood', { timeout: 60_000 }, async () => {
  for (const { operation, example } of sections) {
    const { method, path, body, headers } = parsed(example);
    const shape = operation.replace(/\{\w+\}/g, '[^/?]+').replaceAll('/', '\\/');
    expect(`${method} ${path}`).toMatch(new RegExp(`^${shape}(?:\\?|$)`));
    const response = await api.ask(`${method} ${path}`, body, headers);
    await response.body?.cancel();
    // There is no item 42 here, nor a folder of mine.
    expect([200, 202, 204, 404, 412], `${operation} ${response.status}`).toContain(response.status);
  }
});
