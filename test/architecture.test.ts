import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { builtinPlugins } from '../src/builtin/index.ts';
import { extensionPointNames } from '../src/core/extension-points.ts';
import { codesIn, tableBelow } from './support/markdown.ts';

const root = resolve(import.meta.dirname, '../src');

/** A row of the import table of ARCHITECTURE.md: a folder, and what of `src` and of npm it may import. */
interface Rule {
  readonly folder: RegExp;
  readonly may: readonly string[];
  readonly packages: string;
}

const architecture = readFileSync(resolve(root, '../ARCHITECTURE.md'), 'utf8');
const table = tableBelow(architecture, 'Who may import whom').map(([folder = '', may = '', packages = '']): Rule => ({
  folder: patternOf(codesIn(folder)[0] ?? ''),
  may: may.split(', ').map((word) => codesIn(word)[0] ?? word),
  packages: codesIn(packages)[0] ?? packages,
}));

/** `kit/*`+`/` is each folder in it, `*.ts` each file on top. */
function patternOf(glob: string): RegExp {
  return new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}${glob.endsWith('/') ? '' : '$'}`);
}

/** Files that are built: those of tests and for tests only are not. */
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(?!.*(?:\.test\.|(?:^|\/)test-)).*\.ts$/.test(file),
);

/** Modules that a file names in imports and exports, static or dynamic, types included. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function faultOf(file: string, imported: string): string | undefined {
  const rule = table.find(({ folder }) => folder.test(file));
  if (!rule) return `${file} lies in no folder of the table`;
  if (!imported.startsWith('.')) {
    return mayUse(rule.packages, imported) ? undefined : `${file} may not import ${imported}: of packages only ${rule.packages}`;
  }
  const target = relative(root, resolve(root, dirname(file), imported));
  const own = rule.folder.exec(file)?.[0] ?? '';
  const allowed = rule.may.some((may) => (may === 'itself' ? target.startsWith(own) : patternOf(may).test(target)));
  return allowed ? undefined : `${file} imports ${target}, but may import only ${rule.may.join(', ')}`;
}

function mayUse(packages: string, imported: string): boolean {
  if (packages === 'any') return true;
  return packages.endsWith(':') ? imported.startsWith(packages) : imported === packages;
}

test('every folder imports only what the table allows', () => {
  const faults = sources.flatMap((file) => importsOf(file).flatMap((imported) => faultOf(file, imported) ?? []));
  expect(faults).toEqual([]);
  expect(table.length).toBeGreaterThan(5);
  expect(sources.length).toBeGreaterThan(100);
});

test('the table itself is sharp: it refuses what it should', () => {
  expect(faultOf('core/x.ts', '../builtin/index.ts')).toContain('may import only');
  expect(faultOf('builtin/html/x.ts', '../markdown/index.ts')).toContain('may import only');
  expect(faultOf('builtin/html/x.ts', '../../core/paise.ts')).toContain('may import only');
  expect(faultOf('plugin/x.ts', 'node:fs')).toContain('may not import node:fs');
  expect(faultOf('kit/dates/x.ts', '../../builtin/text/index.ts')).toContain('may import only');
});

test('the list of built-in plugins is that of the folders, and says rightly what each offers', async () => {
  const folders = readdirSync(join(root, 'builtin'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(builtinPlugins.map(({ name }) => name).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  for (const { name, points, load } of builtinPlugins) {
    const plugin = (await load()).default as Record<string, unknown>;
    expect(plugin['name']).toBe(name);
    expect(extensionPointNames.filter((point) => point in plugin).toSorted(), name).toEqual(points.toSorted());
  }
});

test('files are small', () => {
  const lengths = sources
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
    .toSorted((a, b) => a.lines - b.lines);
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThan(100);
});

test('no condition in core names a plugin, a MIME type or a database', () => {
  const names = new RegExp(
    `['"\`](${builtinPlugins.map(({ name }) => name).join('|')})/|(?:===|includes\\() ?['"](?:text|application|image)/|sqlite`,
    'i',
  );
  const faults = sources
    .filter((file) => file.startsWith('core/') && !/detect|media-types|known-types|magic|text-types|sniff/.test(file))
    .filter((file) => names.test(readFileSync(join(root, file), 'utf8').replace(/^\s*(?:\*|\/\/).*$/gm, '')));
  expect(faults).toEqual([]);
});
