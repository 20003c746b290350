import { named } from './support/commands.ts';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import cacheExample from '../examples/plugins/cache-provider.ts';
import commandExample from '../examples/plugins/command.ts';
import configurationExample from '../examples/plugins/configuration-provider.ts';
import extractorExample from '../examples/plugins/content-extractor.ts';
import fetcherExample from '../examples/plugins/content-fetcher.ts';
import sourceExample from '../examples/plugins/content-source.ts';
import lifecycleExample from '../examples/plugins/lifecycle-action.ts';
import resetExample from '../examples/plugins/reset-action.ts';
import stateExample from '../examples/plugins/state-storage-provider.ts';
import { createProgram } from '../src/cli/program.ts';
import type { RunningPaise } from '../src/core/paise.ts';
import type { LogEntry } from '../src/core/diagnostics/log.ts';
import { extractWith } from '../src/testing/extract-with.ts';
import type { CommandOutput } from '../src/plugin/command.ts';
import type { SourceChange } from '../src/plugin/content-source.ts';
import type { Plugin } from '../src/plugin/define-plugin.ts';
import { cacheContract, recordingSourceHost, stateStorageContract } from '../src/testing/index.ts';
import { createPlace, namesOf, type Place } from './support/place.ts';
import { openWith } from './support/with-plugins.ts';

const moduleOf = (name: string): URL => new URL(`../examples/plugins/${name}`, import.meta.url);

async function using<T>(paise: RunningPaise, work: (paise: RunningPaise) => Promise<T>): Promise<T> {
  try {
    return await work(paise);
  } finally {
    await paise.close();
  }
}

test('every example is tested, and all of them go together', async () => {
  const place = createPlace();
  const files = readdirSync(moduleOf('.')).filter((file) => !file.endsWith('.scenarios.ts'));
  const tests = ['', '-contracts', '-infrastructure'].map((which) =>
    readFileSync(new URL(`examples${which}.test.ts`, import.meta.url), 'utf8'),
  );
  expect(files.filter((file) => !tests.some((text) => text.includes(file)))).toEqual([]);
  const examples = await Promise.all(
    files.map(async (file) => ((await import(moduleOf(file).href)) as { readonly default: Plugin }).default),
  );
  const infos = await using(openWith(place, examples), (paise) => paise.plugins.list());
  const found = infos.filter(({ from }) => from === 'file');
  expect(found.map(({ name, state }) => [name, state])).toEqual(examples.map(({ name }) => [name, 'enabled']));
});

test('configuration provider: its defaults count and are explained, and the user has the last word', async () => {
  const place = createPlace();
  await using(openWith(place, [configurationExample]), async ({ configuration }) => {
    expect(await configuration.effective()).toMatchObject({ files: { exclude: ['generated/', '*.snap'] } });
    expect(await configuration.annotated()).toContain('Written by our build, read by nobody.');
  });
  place.configure('files:\n  exclude: [mine/]\n');
  await using(openWith(place, [configurationExample]), async ({ configuration }) => {
    expect(await configuration.effective()).toMatchObject({ files: { exclude: ['mine/'] } });
  });
});

describe('state storage and cache keep their contracts', () => {
  const state = stateStorageContract({ module: moduleOf('state-storage-provider.ts'), key: 'file' });
  const cache = cacheContract({ module: moduleOf('cache-provider.ts'), key: 'folder' });
  test.each([...state, ...cache])('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

test('state storage and cache: an index is made with them', async () => {
  const place = createPlace();
  place.write('a.txt', 'apples');
  place.configure(`files:\n  roots: ['${place.files}']\n`);
  const profile = { stateStorage: 'json-state/file', cache: 'folder-cache/folder' };
  await using(openWith(place, [stateExample, cacheExample], { profile }), async (paise) => {
    expect(await paise.index({})).toMatchObject({ indexed: 1, failed: 0 });
  });
  expect(existsSync(join(place.dataDirectory, 'state.json'))).toBe(true);
});

const cards =
  'BEGIN:VCARD\r\nFN:Ada Lovelace\r\nUID:ada\r\nNOTE:likes trains\r\nEND:VCARD\r\nBEGIN:VCARD\r\nTEL;TYPE=home:123\r\nEND:VCARD\r\n';

test('extractor: each card is an item, and options have a say', async () => {
  const file = { name: 'a.vcf', mimeType: 'text/vcard', bytes: cards };
  const { items } = await extractWith(extractorExample, 'vcard', file);
  expect(items.map(({ metadata, child }) => [metadata.title ?? metadata.description, child?.key])).toEqual([
    ['2 contacts', undefined],
    ['Ada Lovelace', 'ada'],
    ['Card 2', '2'],
  ]);
  expect(items[1]?.text).toContain('likes trains');
  const terse = await extractWith(extractorExample, 'vcard', { ...file, options: { notes: false } });
  expect(terse.items[1]?.text).not.toContain('likes trains');
  await expect(extractWith(extractorExample, 'vcard', { ...file, bytes: 'BEGIN:VCARD' })).rejects.toThrow('There is no card in it.');
});

test('extractor: its cards are found, and raising its version makes them anew', async () => {
  const place = createPlace();
  const file = place.write('friends.vcf', cards);
  place.write('broken.vcf', 'BEGIN:VCARD');
  place.write('other.txt', 'trains');
  const index = (plugin: Plugin) => using(openWith(place, [plugin]), (paise) => paise.index({ targets: [place.files] }));
  expect(await index(extractorExample)).toMatchObject({ indexed: 2, failed: 1 });
  await using(openWith(place, [extractorExample], { access: 'read' }), async (paise) => {
    const { hits } = await paise.search({ query: 'title:lovelace' });
    expect(hits.map(({ url, parentUrl, extractor }) => ({ url, parentUrl, extractor }))).toEqual([
      { url: `file://${file}!/ada`, parentUrl: `file://${file}`, extractor: 'contacts/vcard' },
    ]);
    expect((await paise.explain(file)).children).toBe(2);
  });
  const vcard = extractorExample.contentExtractors?.['vcard'];
  if (!vcard) throw new Error('the example has no extractor');
  expect(await index({ ...extractorExample, contentExtractors: { vcard: { ...vcard, version: 2 } } })).toMatchObject({
    updated: 1,
    unchanged: 1,
  });
});

test('source and fetcher: URLs are listed, fetched into the cache, extracted and found; what is no longer listed goes', async () => {
  const place = createPlace();
  const plugins = [sourceExample, fetcherExample];
  const configure = (days: readonly string[], isDown = false): void => {
    const pages = { '2024/05/01': '# May Day\n\nrain and a parade', '2024/05/02': '# Thursday\n\nmore rain' };
    place.configure(JSON.stringify({ diary: { days }, 'diary-server': { pages, isDown } }));
  };
  const index = () => using(openWith(place, plugins), (paise) => paise.index({}));
  const found = async (query: string) =>
    namesOf((await using(openWith(place, plugins, { access: 'read' }), (paise) => paise.search({ query }))).hits);

  configure(['2024-05-01', '2024-05-02', '2024-05-03']);
  expect(await index()).toMatchObject({ indexed: 2, failed: 0 });
  expect(await found('rain tag:diary')).toEqual(['01', '02']);
  expect(await found('title:may')).toEqual(['01']);

  configure(['2024-05-02']);
  expect(await index()).toMatchObject({ removed: 1, unchanged: 1 });
  expect(await found('rain')).toEqual(['02']);

  configure(['2024-05-01', '2024-05-02'], true);
  expect(await index()).toMatchObject({ indexed: 0, failed: 0, pending: 1 });
  const explained = await using(openWith(place, plugins), (paise) => paise.explain('diary:///2024/05/09'));
  expect(explained.sources).toContainEqual({
    source: 'diary/pages',
    verdict: { listed: false, reason: { code: 'no-page', text: 'This day has no page.' }, where: 'diary.days' },
  });
});

test('source: while it watches, the page of today is reported again and again, until it is told to stop', async () => {
  const ending = new AbortController();
  const changes: SourceChange[] = [];
  const today = new Date().toISOString().slice(0, 10);
  const options = { days: [today, '2024-05-01'], minutes: 1 / 6_000 };
  const { host } = await recordingSourceHost(sourceExample, 'pages', { options, signal: ending.signal });
  await sourceExample.contentSources?.['pages']?.watch?.(host, (change) => {
    changes.push(change);
    if (changes.length === 3) ending.abort();
  });
  const url = `diary:///${today.replaceAll('-', '/')}`;
  expect(changes).toEqual([{ type: 'watching', url: 'diary://' }, ...[1, 2].map(() => ({ type: 'changed', urls: [url] }))]);
});

test('lifecycle action: it starts and stops with the engine, and says what went wrong before', async () => {
  const place = createPlace();
  const profile = { stateStorage: 'json-state/file' };
  const run = async (): Promise<readonly string[]> => {
    const messages: string[] = [];
    const log = ({ plugin, message }: LogEntry): void => void (plugin === 'watchful' && messages.push(message));
    await using(openWith(place, [lifecycleExample, stateExample], { profile, log }), (paise) => paise.index({ targets: [place.files] }));
    return messages;
  };
  expect(await run()).toEqual([]);
  expect(await run()).toEqual([]);
  const left = { partition: 'watchful', key: 'running', value: 'yes', version: 1 };
  writeFileSync(join(place.dataDirectory, 'state.json'), JSON.stringify([left]));
  expect(await run()).toEqual(['The last run did not end in order.']);
  expect(await run()).toEqual([]);
});

test('reset action: it says what goes, and removes it', async () => {
  const place = createPlace();
  const folder = join(place.dataDirectory, 'thumbnails');
  const chosen = join(place.dataDirectory, 'chosen-thumbnails.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(chosen, '[]');
  const reset = (hard: boolean, dryRun: boolean) => using(openWith(place, [resetExample]), (paise) => paise.reset({ hard, dryRun }));
  expect(await reset(true, true)).toContain('the small pictures of results');
  expect(existsSync(folder)).toBe(true);
  await reset(false, false);
  expect([existsSync(folder), existsSync(chosen)]).toEqual([false, true]);
  await reset(true, false);
  expect(existsSync(chosen)).toBe(false);
});

test('command: it is parsed, runs, and prints text or JSON', async () => {
  const place = createPlace();
  place.write('a.txt', 'green apples');
  place.write('b.txt', 'red apples');
  await place.index();
  const run = async (...line: readonly string[]) => {
    const printed: unknown[] = [];
    const code = await runCommand(place, line, (value) => printed.push(value));
    return { code, printed };
  };
  expect(await run('count', 'red', 'apples')).toEqual({ code: 0, printed: ['1'] });
  expect(await run('count', '--json', 'apples')).toEqual({ code: 0, printed: [{ query: 'apples', total: 2 }] });
  expect(await run('count', '-q', 'pears')).toEqual({ code: 1, printed: [] });
});

async function runCommand(place: Place, line: readonly string[], print: (value: unknown) => void): Promise<number | void> {
  const paise = openWith(place, [commandExample], { access: 'read' });
  let code: number | void = undefined;
  const program = createProgram(named(commandExample.name, commandExample.commands ?? {}), '0.0.0', async ({ command, input, global }) => {
    const output: CommandOutput = {
      json: global.json ?? false,
      interactive: false,
      columns: 80,
      line: print,
      value: print,
      note: () => {},
      progress: () => {},
      confirm: async () => false,
    };
    code = await command.run?.({ paise, options: async () => ({}), output, signal: new AbortController().signal }, input);
  });
  await using(paise, () => program.parseAsync(line, { from: 'user' }));
  return code;
}
