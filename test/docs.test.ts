import { named } from './support/commands.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command as Program } from 'commander';
import { expect, test } from 'vitest';
import commands from '../src/builtin/commands/index.ts';
import { builtinPlugins } from '../src/builtin/index.ts';
import mcp from '../src/builtin/mcp/index.ts';
import { exitCodes } from '../src/cli/exit-codes.ts';
import { createProgram } from '../src/cli/program.ts';
import { extensionPointNames } from '../src/core/extension-points.ts';
import { mediaTypesFor } from '../src/core/search/query/media-types.ts';
import { fieldNames, queryField } from '../src/core/search/query/query-fields.ts';
import { errorCatalogue } from '../src/plugin/errors.ts';
import { readDoors } from '../scripts/api-docs/read-doors.ts';
import { anchorOf, cellsOf, codesIn, fencedBlocks, sectionOf, sections, tableBelow } from './support/markdown.ts';
import { createPlace } from './support/place.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...filesIn('docs')];

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`);
}

const contract = new Map(readDoors().flatMap(({ declarations }) => declarations.map((declaration) => [declaration.name, declaration])));

/** Members of an interface of the contract, without those of the objects in them. Methods count. */
function membersOf(name: string): readonly string[] {
  return (contract.get(name)?.members ?? []).map((member) => member.name).filter((member) => !member.includes('.'));
}

/** A command as the heading of its section, and its own options. */
interface Definition {
  readonly usage: string;
  readonly options: readonly string[];
}

function definitionsOf(program: Program, parents: string): readonly Definition[] {
  return program.commands.flatMap((command) => {
    const name = `${parents} ${command.name()}`;
    const words = command.registeredArguments.map((argument) => {
      const shown = `${argument.name()}${argument.variadic ? '…' : ''}`;
      return argument.required ? `<${shown}>` : `[${shown}]`;
    });
    const options = command.options.map(({ flags }) => flags);
    return [{ usage: [name, ...words].join(' '), options }, ...definitionsOf(command, name)];
  });
}

const program = createProgram(
  [commands, mcp].flatMap(({ name, commands: own }) => named(name, own ?? {})),
  '0.0.0',
  async () => {},
);
const globalFlags = createProgram(named('test', { only: { summary: '', run: async () => {} } }), '0.0.0', async () => {}).commands.flatMap(
  ({ options }) => options.map(({ flags }) => flags),
);
/** Made by the library for completion; not an extension. */
const completion: Definition = { usage: 'paise2 completion <shell>', options: [] };

const byUsage = (one: Definition, other: Definition): number => (one.usage < other.usage ? -1 : 1);

/** `-n`, `--limit <N>` in a table, as commander writes it. */
const flagsIn = (rows: readonly (readonly string[])[]): readonly string[] => rows.map(([cell = '']) => codesIn(cell).join(', '));

test('commands.md has every command with its arguments and options, and no others', () => {
  const text = read('docs/user/commands.md');
  const documented = sections(text)
    .filter(({ heading }) => heading.startsWith('`paise2 '))
    .map(({ heading, body }) => ({
      usage: heading.replaceAll('`', ''),
      options: body.includes('\n| option') ? flagsIn(tableBelow(text, heading)) : [],
    }));
  const defined = [...definitionsOf(program, 'paise2'), completion].map(({ usage, options }) => ({
    usage,
    options: options.filter((flags) => !globalFlags.includes(flags)),
  }));
  expect(documented.toSorted(byUsage)).toEqual(defined.toSorted(byUsage));
  const global = flagsIn(tableBelow(text, 'Options of every command'));
  expect(global.filter((flags) => flags !== '-h, --help').toSorted()).toEqual(globalFlags.toSorted());
});

test('commands.md has the exit codes', () => {
  const documented = tableBelow(read('docs/user/commands.md'), 'Exit codes').map(([code = '']) => Number(codesIn(code)[0]));
  expect(documented).toEqual(Object.values(exitCodes).toSorted((a, b) => a - b));
});

test('commands.md shows the JSON that commands print, with every member', () => {
  const examples = fencedBlocks(read('docs/user/commands.md'), 'json');
  expect(examples.map(({ info }) => info)).toEqual([
    'IndexReport',
    'SearchResult',
    'Hit',
    'Suggestion',
    'Explanation',
    'Status',
    'Extraction',
    'ExportedItem',
  ]);
  for (const { info, code } of examples) {
    expect(Object.keys(JSON.parse(code) as object).toSorted(), info).toEqual(membersOf(info).toSorted());
  }
});

test('configuration.md has every option with its default, and no others', async () => {
  const paise = createPlace().open();
  const tree = await paise.configuration.effective();
  await paise.close();
  const rows = read('docs/user/configuration.md')
    .split('\n')
    .filter((line) => /^\| `\w+\./.test(line))
    .map(cellsOf);
  const documented = rows.map(([name = '', value = '']) => [codesIn(name)[0], codesIn(value)[0]]);
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(optionsIn(tree, '')));
});

function optionsIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  // A plugin without options is an empty map on the first level; an option may be one too.
  const isOption = path.includes('.') && (!isMap || Object.keys(value).length === 0);
  if (isOption) return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
  return isMap ? Object.entries(value).flatMap(([key, child]) => optionsIn(child, path === '' ? key : `${path}.${key}`)) : [];
}

test('formats.md has a row for every plugin that reads formats, and no others', () => {
  const documented = tableBelow(read('docs/formats.md'), 'Formats').flatMap(([cell = '']) => codesIn(cell));
  const reading = builtinPlugins.filter(({ points }) => points.includes('contentExtractors')).map(({ name }) => name);
  expect([...new Set(documented)].toSorted()).toEqual(reading.toSorted());
});

test('search.md has every field and only kinds that exist', () => {
  const text = read('docs/user/search.md');
  const fields = [...tableBelow(text, 'Fields with words'), ...tableBelow(text, 'Conditions')].flatMap(([cell = '']) => codesIn(cell));
  const names = fields.map((field) => field.split(':', 1)[0] ?? '');
  for (const name of names) expect(queryField(name), name).toBeDefined();
  for (const name of fieldNames.split(', ')) expect(names).toContain(name);
  const [, kinds = ''] = tableBelow(text, 'Conditions').find(([condition]) => condition === '`type:`') ?? [];
  for (const kind of codesIn(kinds.split(';', 1)[0] ?? '')) expect(mediaTypesFor(kind), kind).toBeDefined();
});

test('errors.md has every code with its meaning, and no others', () => {
  const text = read('docs/errors.md');
  const documented = sections(text).filter(({ heading }) => /^[A-Z_]+$/.test(heading));
  expect(documented.map(({ heading }) => heading).toSorted()).toEqual(Object.keys(errorCatalogue).toSorted());
  for (const [code, meaning] of Object.entries(errorCatalogue)) {
    const [first, remedy] = sectionOf(text, code).trim().split('\n\n');
    expect(first, code).toBe(meaning);
    expect(remedy?.length, code).toBeGreaterThan(20);
  }
});

const pageOf = (point: string): string => `docs/plugin-authors/${point.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

/** Interfaces that a page must speak about. */
const subjects: Readonly<Record<(typeof extensionPointNames)[number], readonly string[]>> = {
  configurationProviders: ['ConfigurationProvider'],
  dataStorageProviders: ['DataStorageProvider', 'DataStorage'],
  jobQueueProviders: ['JobQueueProvider', 'JobQueue'],
  stateStorageProviders: ['StateStorageProvider', 'StateStorage', 'ProviderHost'],
  cacheProviders: ['CacheProvider', 'Cache', 'ProviderHost'],
  contentExtractors: ['ContentExtractor', 'ContentExtractorHost', 'Content'],
  contentSources: ['ContentSource', 'ContentSourceHost', 'NetworkHost', 'SystemHost', 'Listing', 'SourceEntry', 'PluginConfiguration'],
  contentFetchers: ['ContentFetcher', 'FetchRequest', 'ContentFetcherHost', 'NetworkHost'],
  lifecycleActions: ['LifecycleAction', 'SystemHost'],
  resetActions: ['ResetAction', 'ResetHost'],
  commands: ['Command', 'CommandArgument', 'CommandOption', 'CommandOutput'],
  httpHandlers: ['HttpHandler', 'HttpHandlerHost'],
};

test.each(extensionPointNames)('%s has a page that names all members of its contract, and a reference', (point) => {
  const text = read(pageOf(point));
  // Explain themselves.
  const unsaid = ['interactive', 'columns'];
  for (const name of subjects[point])
    expect(unnamed(name, text), name).toEqual(unsaid.filter((member) => membersOf(name).includes(member)));
  const page = pageOf(point).replace('docs/plugin-authors/', '');
  expect(read('docs/plugin-authors/index.md')).toContain(`[\`${point}\`](${page})`);
  expect(text).toContain(`[reference](reference/${page})`);
});

test('index.md names all that a plugin says of itself, and what every host has', () => {
  const text = read('docs/plugin-authors/index.md');
  for (const name of ['PluginFacts', 'PluginPermissions', 'Host', 'NetworkHost', 'PluginState'])
    expect(unnamed(name, text), name).toEqual([]);
});

/** Members that no code of the text mentions. */
function unnamed(name: string, text: string): readonly string[] {
  const said = new Set(codesIn(text).flatMap((code) => code.split(/\W+/)));
  expect(membersOf(name).length, name).toBeGreaterThan(0);
  return membersOf(name).filter((member) => !said.has(member));
}

/** Pages for authors that are written by hand; the others are made from the sources. */
const guides = readdirSync(join(root, 'docs/plugin-authors'))
  .filter((file) => file.endsWith('.md') && file !== 'api-report.md')
  .map((file) => `docs/plugin-authors/${file}`);

test('pages for authors speak of no member that is not there', () => {
  const members = new Set([...contract.values()].flatMap(({ members: own = [] }) => own.flatMap(({ name }) => name.split('.'))));
  const names = new Set([...members, ...contract.keys(), ...extensionPointNames]);
  const faults = guides.flatMap((guide) => {
    const cells = tablesOf(read(guide), '| member |').flatMap(([first = '']) =>
      codesIn(first).map((code) => /^\w+/.exec(code)?.[0] ?? code),
    );
    const ofHosts = [...read(guide).matchAll(/\bhost\.(\w+)/g)].map(([, member = '']) => member);
    return [...cells, ...ofHosts].filter((name) => !names.has(name)).map((name) => `${guide}: ${name}`);
  });
  expect(faults).toEqual([]);
});

/** Cells of the rows of all tables with such a header. */
function tablesOf(text: string, header: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => (line.startsWith(header) ? [index + 2] : []))
    .flatMap((start) => {
      const end = lines.findIndex((line, index) => index >= start && !line.startsWith('|'));
      return lines.slice(start, end < 0 ? undefined : end).map(cellsOf);
    });
}

test('code in the pages for authors is cut from the examples', () => {
  const examples = readdirSync(join(root, 'examples/plugins')).map((file) => read(`examples/plugins/${file}`));
  const tests = readdirSync(join(root, 'test')).filter((file) => file.startsWith('examples'));
  const sources = [...examples, ...tests.map((file) => read(`test/${file}`))].map(withoutIndentation);
  for (const page of guides) {
    for (const { code } of fencedBlocks(read(page), 'ts'))
      expect(
        sources.some((source) => source.includes(withoutIndentation(code))),
        `${page}:\n${code}`,
      ).toBe(true);
  }
});

const withoutIndentation = (code: string): string => `\n${code.replace(/^ +/gm, '')}`;

test('links lead somewhere', () => {
  const faults = documents.flatMap((document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    return links.flatMap(([link, path = '', anchor]) => {
      const target = path === '' ? join(root, document) : resolve(root, dirname(document), path);
      if (!existsSync(target)) return [`${document}: ${link}`];
      const anchors = anchor === undefined ? [] : sections(readFileSync(target, 'utf8')).map(({ heading }) => anchorOf(heading));
      return anchor === undefined || anchors.includes(anchor) ? [] : [`${document}: ${link}`];
    });
  });
  expect(faults).toEqual([]);
});

test('files that documents speak of exist', () => {
  const faults = documents.flatMap((document) =>
    codesIn(read(document))
      .filter((code) => /^(?:src|test|docs|examples|bench|scripts)\/[\w./-]+$/.test(code))
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${document}: ${path}`),
  );
  expect(faults).toEqual([]);
});
