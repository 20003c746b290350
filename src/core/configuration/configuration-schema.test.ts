import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { annotatedConfiguration } from './annotated.ts';
import { configurationSchema } from './configuration-schema.ts';
import { loadConfiguration } from './load-configuration.ts';
import { feeds, files, plain } from './test-plugins.ts';
import { trees } from './test-trees.ts';
import { parseYaml } from './yaml-text.ts';
import { blockLines } from './yaml-writer.ts';

const contributions = [{ plugin: 'editors', yaml: 'files:\n  exclude: ["*.bak"]\n' }];
const odd = {
  name: 'odd',
  options: z.object({
    size: z.string().regex(/b$/i).default('64MB'),
    get tree() {
      return z.array(node).default([]);
    },
  }),
};
const node = z.object({
  name: z.string().optional(),
  key: z.string().regex(/^a$/i).optional(),
  get parts() {
    return z.array(node).default([]);
  },
});
const foreign = {
  name: 'foreign',
  options: { '~standard': { version: 1 as const, vendor: 'hand-made', validate: (value: unknown) => ({ value }) } },
};
const plugins = [files, feeds, plain, odd, foreign];

const load = (text: string) => loadConfiguration({ file: 'config.yaml', plugins, contributions, text, unloaded: ['later'] });
const schema = configurationSchema(await load(''));
const editor = z.fromJSONSchema(schema);
const accepts = (value: unknown): boolean => editor.safeParse(value).success;

test('it has every option with what it means and its default, those that plugins contribute included', () => {
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    properties: {
      paise2: { properties: { onBattery: { default: 'changes', enum: ['changes', 'work', 'pause'] } } },
      files: {
        description: 'Files and folders.',
        properties: {
          exclude: { default: ['*.tmp', '*.bak'], type: 'array', items: { type: 'string' } },
          scan: { properties: { every: { default: '1h', description: 'How often the folders are listed again.' } } },
        },
      },
      'plain-text': { properties: {} },
      later: { description: 'This plugin is not loaded.' },
    },
    additionalProperties: false,
  });
});

test('it refuses what is misspelled or of the wrong type', () => {
  for (const value of [
    { filez: {} },
    { files: { rots: [] } },
    { files: { roots: 'x' } },
    { files: { scan: { order: 'odd' } } },
    { feeds: { subscriptions: [{ url: 'https://example.com', titel: 'x' }] } },
    { feeds: { subscriptions: [{ title: 'no url' }] } },
    { paise2: { workers: { count: 0 } } },
    { odd: { tree: [{ name: 1 }] } },
    { odd: { tree: [{ parts: [{ name: 1 }] }] } },
  ])
    expect(accepts(value), JSON.stringify(value)).toBe(false);
});

test('flags of patterns, which JSON Schema lacks, refuse nothing', () => {
  expect(accepts({ odd: { size: '5B', tree: [{ key: 'A', parts: [{ key: 'A' }] }] } })).toBe(true);
});

test('a key with nothing but comments below it is fine, as in what `config edit` opens', async () => {
  expect(accepts({ files: null, feeds: { headers: { a: 'b' } }, paise2: { workers: null } })).toBe(true);
  const { document } = parseYaml(annotatedConfiguration(await load('')));
  expect(accepts(document.toJS())).toBe(true);
});

test('it accepts all that paise2 accepts', async () => {
  const options = fc.record(
    {
      roots: fc.array(fc.string()),
      maxFileSize: fc.constantFrom('1kb', '2 GiB', '5'),
      scan: fc.record({ every: fc.constantFrom('1h', 'x'), order: fc.constantFrom('newest', 'oldest', 'odd') }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(options, trees), trees, fc.constantFrom(1, 'auto', 0, 'x'), async (some, more, count) => {
      const text = blockLines({ files: some, feeds: { headers: more }, foreign: more, later: more, paise2: { workers: { count } } }, 0);
      const { problems, gathered } = await load(text.join('\n'));
      expect(problems.length > 0 || accepts(gathered.user.yaml.tree)).toBe(true);
    }),
  );
});
