import { expect, test } from 'vitest';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import type { Extension } from '../loading/registry.ts';
import { createSelectionTable } from './selection-table.ts';

const extension = (id: string, fields: Partial<ContentExtractor>): Extension<'contentExtractors'> => ({
  id,
  plugin: id.split('/')[0]!,
  from: 'built-in',
  value: { version: 1, extract: async () => {}, ...fields },
});
const markdown = (version: number): Extension<'contentExtractors'> =>
  extension('markdown/markdown', { version, preferredMimeTypes: ['text/markdown'] });
const text = (version: number): Extension<'contentExtractors'> => extension('text/plain', { version, preferredMimeTypes: ['text/*'] });
const subject = { mimeType: 'text/markdown', name: 'a.md', certain: false };
const table = (extractors: readonly Extension<'contentExtractors'>[], options: Record<string, unknown> = {}, configured = {}) =>
  createSelectionTable(extractors, (plugin) => options[plugin], configured);
const stored = (from: ReturnType<typeof table>, extractor: string | undefined) => ({
  url: 'file:///x/a.md',
  mimeType: 'text/markdown',
  ...(extractor && { extractor }),
  revision: from.revision(from.select(subject), extractor),
});

test('a result is current until something that decided it changes', () => {
  const before = stored(table([markdown(1), text(1)]), 'markdown/markdown');
  expect(table([markdown(1), text(1)]).isCurrent(before)).toBe(true);
  expect(table([markdown(2), text(1)]).isCurrent(before)).toBe(false);
  expect(table([markdown(1), text(1)], { markdown: { x: 1 } }).isCurrent(before)).toBe(false);
});

test('what comes after the chosen extractor does not matter', () => {
  const before = stored(table([markdown(1), text(1)]), 'markdown/markdown');
  expect(table([markdown(1), text(2)], { text: { y: 1 } }).isCurrent(before)).toBe(true);
});

test('a new extractor that would be chosen instead makes the result outdated', () => {
  const before = stored(table([text(1)]), 'text/plain');
  expect(table([text(1), markdown(1)]).isCurrent(before)).toBe(false);
  expect(table([text(1)], {}, { '.md': 'text/plain' }).isCurrent(before)).toBe(true);
});

test('a new extractor for names makes results outdated, but not where the bytes gave the type away', () => {
  const named = extension('shout/shout', { fileExtensions: ['.md'] });
  const plain = { mimeType: 'text/plain', name: 'a.md' };
  const before = table([text(1)]);
  const by = (certain: boolean) => ({
    url: 'file:///x/a.md',
    mimeType: plain.mimeType,
    extractor: 'text/plain',
    revision: before.revision(before.select({ ...plain, certain }), 'text/plain'),
  });
  for (const certain of [true, false]) expect(before.isCurrent(by(certain))).toBe(true);
  expect(table([text(1), named]).isCurrent(by(false))).toBe(false);
  expect(table([text(1), named]).isCurrent(by(true))).toBe(true);
});

const typesIn = (options: unknown): readonly string[] => {
  const { types } = options as { readonly types?: readonly string[] };
  if (types === undefined) throw new TypeError('no types');
  return types;
};

test('options that choose an extractor make results of others outdated, and only where they choose it', () => {
  const program = extension('command/program', { chosenFor: typesIn });
  const choosing = (types: readonly string[]) => table([markdown(1), program], { command: { types } });
  const before = stored(choosing(['.dwg']), 'markdown/markdown');
  expect(choosing(['.dwg', '.dxf']).isCurrent(before)).toBe(true);
  expect(choosing(['.md']).isCurrent(before)).toBe(false);
  expect(choosing(['.md']).select(subject).ordered[0]?.id).toBe('command/program');
  expect(() => table([program], { command: {} })).toThrow('command could not say what its options choose');
});

test('a type that nothing reads is looked at again when something does', () => {
  const before = stored(table([]), undefined);
  expect(table([]).isCurrent(before)).toBe(true);
  expect(table([markdown(1)]).isCurrent(before)).toBe(false);
});
