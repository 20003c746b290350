import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { SearchResult } from '../src/index.ts';
import fetcherExample from '../examples/plugins/network-fetcher.ts';
import sourceExample from '../examples/plugins/network-source.ts';
import simulationScenarios from '../examples/plugins/simulation.scenarios.ts';
import commandExample from '../examples/plugins/command.ts';
import handlerExample from '../examples/plugins/http-handler.ts';
import handlerScenarios from '../examples/plugins/http-handler.scenarios.ts';
import filesPlugin from '../src/builtin/files/index.ts';
import {
  askHandler,
  commandContract,
  configurationContract,
  extractorContract,
  fetcherContract,
  fetchWith,
  httpHandlerContract,
  lifecycleContract,
  recordingCommandHost,
  resetContract,
  runSource,
  sourceContract,
  type Answers,
  type ContractCase,
} from '../src/testing/index.ts';

const moduleOf = (name: string): URL => new URL(`../examples/plugins/${name}`, import.meta.url);

/** The server of `network-source.ts`: the time of the last change and the text of each note. */
const server =
  (notes: Readonly<Record<string, readonly [changedAt: string, text: string]>>): Answers =>
  ({ url }) => {
    if (url.endsWith('/notes')) return { body: JSON.stringify(Object.entries(notes).map(([id, [changedAt]]) => ({ id, changedAt }))) };
    const note = notes[url.slice(url.lastIndexOf('/') + 1)];
    return note ? { body: note[1] } : { status: 404 };
  };

const may = '2024-05-01T12:00:00Z';
const june = '2024-06-01T12:00:00Z';

test('a source lists what its server has', async () => {
  const listed = await runSource(sourceExample, 'notes', { answers: server({ 1: [may, 'milk'], 2: [june, 'bread'] }) });
  expect(listed.entries.map(({ url, fingerprint }) => [url, fingerprint])).toEqual([
    ['notes-server:///1', may],
    ['notes-server:///2', june],
  ]);
  expect(listed.listings.map(({ scope, completed }) => [scope, completed])).toEqual([['notes-server://', true]]);
  expect(listed.requests).toEqual([{ method: 'GET', url: 'https://notes.example.org/notes', headers: {} }]);
});

test('a fetcher gets a page', async () => {
  const answers = { 'https://wiki.example.org/Tea': { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<h1>Tea</h1>' } };
  const fetched = await fetchWith(fetcherExample, 'page', { url: 'wiki:///Tea', answers });
  expect(new TextDecoder().decode(fetched.bytes)).toBe('<h1>Tea</h1>');
  expect(fetched.result).toMatchObject({ type: 'content', mimeType: 'text/html', metadata: { title: 'Tea' } });
});

test('a command prints what paise2 answers', async () => {
  const paise = { search: async () => ({ total: 2 }) };
  const { host, recorded } = recordingCommandHost(commandExample, { paise, json: true });
  await commandExample.commands?.['count']?.run?.(host, { arguments: { QUERY: ['red', 'apples'] }, options: {} });
  expect(recorded().values).toEqual([{ query: 'red apples', total: 2 }]);
});

test('a handler answers with what paise2 finds', async () => {
  const hits = [{ title: 'Apples', url: 'file:///a.txt', path: '/a.txt' }] as unknown as SearchResult['hits'];
  const paise = { search: async () => ({ hits }) };
  const answer = await askHandler(handlerExample, 'rows', '/launcher?text=apples', { paise, visitor: 'program' });
  expect(await answer.json()).toEqual({ rows: [{ title: 'Apples', place: '/a.txt' }] });
});

const extractor = extractorContract(
  { module: moduleOf('content-extractor.ts'), key: 'vcard' },
  { samples: [{ name: 'a.vcf', mimeType: 'text/vcard', bytes: 'BEGIN:VCARD\r\nFN:Ada\r\nUID:1\r\nEND:VCARD\r\n' }] },
);

const first = extractorContract(
  { module: moduleOf('first-plugin.ts'), key: 'file' },
  { samples: [{ name: 'a.recipe', mimeType: 'text/plain', bytes: 'title: Soup\ntags: winter, quick\n\nPeel the carrots.\n' }] },
);

const notesServer = { module: moduleOf('network-source.ts'), key: 'notes' };
const source = sourceContract(notesServer, () => [
  { answers: server({ 1: [may, 'milk'], 2: [may, 'bread'] }), lists: ['notes-server:///1', 'notes-server:///2'] },
  {
    answers: server({ 1: [june, 'oat milk'], 3: [june, 'tea'] }),
    lists: ['notes-server:///1', 'notes-server:///3'],
    changed: ['notes-server:///1'],
  },
  { answers: server({}), lists: [] },
]);

const notesFetcher = fetcherContract({ ...notesServer, key: 'note' }, () => ({
  content: [{ url: 'notes-server:///1', fingerprint: may, answers: server({ 1: [may, 'milk'] }), bytes: 'milk' }],
  gone: [{ url: 'notes-server:///2', answers: server({}) }],
}));

const wikiFetcher = fetcherContract({ module: moduleOf('network-fetcher.ts'), key: 'page' }, () => ({
  content: [{ url: 'wiki:///Tea', answers: { 'https://wiki.example.org/Tea': { body: 'Tea' } }, bytes: 'Tea' }],
  gone: [{ url: 'wiki:///Soup', answers: () => ({ status: 404 }) }],
}));

const days = (...dates: readonly string[]) => ({
  options: { days: dates },
  lists: dates.map((date) => `diary:///${date.replaceAll('-', '/')}`),
});
const diarySource = sourceContract({ module: moduleOf('content-source.ts'), key: 'pages' }, () => [
  days('2024-05-01', '2024-05-02', '2023-12-24'),
  days('2024-05-02', '2024-06-01'),
  days(),
]);

const pages = { options: { pages: { '2024/05/01': '# May Day' } } };
const diaryFetcher = fetcherContract({ module: moduleOf('content-fetcher.ts'), key: 'page' }, () => ({
  content: [{ url: 'diary:///2024/05/01', ...pages, bytes: '# May Day' }],
  gone: [{ url: 'diary:///2024/05/02', ...pages }],
  failing: [{ url: 'diary:///2024/05/01', options: { isDown: true } }],
}));

/** What the scenarios of an example have under a key. */
function the<T>(scenario: T | undefined): T {
  if (scenario === undefined) throw new Error('The example has no such scenario.');
  return scenario;
}

const simulation = { module: moduleOf('simulation.ts'), key: 'documents' };
const simulatedSource = sourceContract(simulation, the(simulationScenarios.contentSources?.['documents']));
const simulatedFetcher = fetcherContract({ ...simulation, key: 'document' }, the(simulationScenarios.contentFetchers?.['document']));

const lifecycle = lifecycleContract({ module: moduleOf('lifecycle-action.ts'), key: 'watch' });

const reset = resetContract(
  { module: moduleOf('reset-action.ts'), key: 'pictures' },
  { soft: ['thumbnails/1.png'], hard: ['chosen-thumbnails.json'] },
);

const command = commandContract(
  { module: moduleOf('command.ts'), key: 'count' },
  {
    runs: [
      { input: { arguments: { QUERY: ['red', 'apples'] } }, paise: { search: async () => ({ total: 2 }) } },
      { input: { arguments: { QUERY: ['pears'] } }, paise: { search: async () => ({ total: 0 }) }, code: 1 },
    ],
  },
);

const handler = httpHandlerContract({ module: moduleOf('http-handler.ts'), key: 'rows' }, the(handlerScenarios.httpHandlers?.['rows']));

const configuration = configurationContract({ module: moduleOf('configuration-provider.ts'), key: 'excludes' }, { plugins: [filesPlugin] });

const suites: readonly (readonly [what: string, cases: readonly ContractCase[]])[] = [
  ['extractor', extractor],
  ['extractor of the tutorial', first],
  ['source of a server', source],
  ['fetcher of a server', notesFetcher],
  ['fetcher of a wiki', wikiFetcher],
  ['source of a diary', diarySource],
  ['fetcher of a diary', diaryFetcher],
  ['simulated source', simulatedSource],
  ['simulated fetcher', simulatedFetcher],
  ['lifecycle action', lifecycle],
  ['reset action', reset],
  ['command', command],
  ['http handler', handler],
  ['configuration provider', configuration],
];

describe.each(suites)('%s keeps its contract', (_, cases) => {
  test.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

test('the suites run under node:test as well', () => {
  const doors = new URL('./support/own-doors.ts', import.meta.url);
  const tests = new URL('./examples-under-node.ts', import.meta.url);
  const ran = spawnSync(process.execPath, ['--import', doors.href, fileURLToPath(tests)], { encoding: 'utf8' });
  expect(ran.stdout).toMatch(/^. pass [1-9]\d*$/m);
  expect(ran.stdout).toMatch(/^. fail 0$/m);
  expect(ran.status).toBe(0);
});
