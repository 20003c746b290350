import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApi, type TestApi } from '../test-api.ts';
import type { Failure } from './failures.ts';
import type { CheckedText, Configuration, FolderList, SavedSearch } from './schemas/configuration.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ files: { 'tree.md': 'A tree.', '.hidden/a.txt': 'a', 'Folder 10/a.txt': 'a', 'Folder 9/a.txt': 'a' } });
}, 60_000);
afterAll(() => api[Symbol.asyncDispose]());

const read = (): Promise<Configuration> => api.read<Configuration>('GET /config');
const save = (text: string, revision: string): Promise<Response> => api.ask('PUT /config', { text }, { 'if-match': revision });

test('a text is saved as it is, and only over the one that was read', async () => {
  const before = await read();
  const text = `# Mine.\n${before.text}\n`;
  const saved = await save(text, before.revision);
  expect(saved.status).toBe(200);
  expect(readFileSync(before.path, 'utf8')).toBe(text);
  const late = await save('# Yours.\n', before.revision);
  expect(late.status).toBe(412);
  expect(readFileSync(before.path, 'utf8')).toBe(text);
  expect((await read()).revision).toBe(((await saved.json()) as { readonly revision: string }).revision);
});

test('of two that save at once one is told', async () => {
  const { text, revision } = await read();
  const both = await Promise.all([save(`# one\n${text}`, revision), save(`# two\n${text}`, revision)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
});

test('without the revision nothing is saved', async () => {
  expect((await api.ask('PUT /config', { text: '' })).status).toBe(400);
});

test('what is not valid is refused with all that is wrong, and nothing is written', async () => {
  const before = await read();
  const response = await save('files:\n  nonsense: 1\npaise2:\n  workers: {count: many}\n', before.revision);
  expect(response.status).toBe(422);
  const { error } = (await response.json()) as { readonly error: Failure };
  expect(error.code).toBe('CONFIGURATION_INVALID');
  expect(error.problems?.length).toBe(2);
  expect(error.problems?.[0]?.where).toMatch(/:\d+:\d+$/);
  expect((await read()).text).toBe(before.text);
});

test('a change of one option keeps the comments, and saves nothing', async () => {
  const before = await read();
  const text = '# Mine.\npaise2:\n  http:\n    port: 7300 # chosen\n';
  const changed = await api.read<CheckedText>('POST /config/edit', { text, option: 'paise2.http.port', change: { value: '7301' } });
  expect(changed).toEqual({ text: text.replace('7300', '7301'), problems: [] });
  const back = await api.read<CheckedText>('POST /config/edit', { text, option: 'paise2.http.port' });
  expect(back.text).toContain('# Mine.');
  expect(back.text).not.toContain('7300');
  expect((await read()).text).toBe(before.text);
});

test('saved searches are there at once, and gone at once', async () => {
  const all = async (): Promise<readonly SavedSearch[]> => (await api.read<{ searches: readonly SavedSearch[] }>('GET /searches')).searches;
  expect((await api.ask('PUT /searches/constructor', { query: 'type:pdf "a b"' })).status).toBe(204);
  expect(await all()).toEqual([{ name: 'constructor', query: 'type:pdf "a b"' }]);
  await api.ask('PUT /searches/constructor', { query: 'other' });
  expect(await all()).toEqual([{ name: 'constructor', query: 'other' }]);
  expect((await api.ask('DELETE /searches/constructor')).status).toBe(204);
  expect(await all()).toEqual([]);
});

test('folders are listed by name, in the order of people, without files', async () => {
  const { folder } = api.system;
  const list = await api.read<FolderList>(`GET /folders?path=${encodeURIComponent(`${folder}/`)}`);
  expect(list.path).toBe(folder);
  expect(list.parent).toBe(folder.slice(0, folder.lastIndexOf('/')));
  expect(list.folders).toEqual([
    { name: '.hidden', path: `${folder}/.hidden`, hidden: true },
    { name: 'Folder 9', path: `${folder}/Folder 9` },
    { name: 'Folder 10', path: `${folder}/Folder 10` },
  ]);
  expect(await api.read<FolderList>('GET /folders?path=/')).not.toHaveProperty('parent');
});

test('a browser that has it is told so', async () => {
  for (const path of ['/config', '/config/schema', '/plugins', '/items', `/items/${await api.id('tree.md')}`, '/openapi.json']) {
    const first = await api.ask(`GET ${path}`);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control'), path).toBe('private, no-cache');
    const second = await api.ask(`GET ${path}`, undefined, { 'if-none-match': etag });
    expect([second.status, await second.text()], path).toEqual([304, '']);
  }
});
