import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import type { ContentExtractor } from './content-extractor.ts';
import type { ContentSource } from './content-source.ts';
import { definePlugin, type PluginDefinition } from './define-plugin.ts';
import { PaiseError } from './errors.ts';
import type { ExtensionPoint } from './extension-points.ts';

/*
 * What an author gets wrong is a type error at the place of the mistake. The compiler proves it (`npm run types`): it also complains where an
 * error is expected and there is none. Run by vitest, these tests show that nothing of it matters at run time.
 */

const options = z.strictObject({ keepTimestamps: z.boolean().default(false), depth: z.number().default(3) });
interface Options {
  keepTimestamps: boolean;
  depth: number;
}

const extractor: ContentExtractor = { version: 1, extract: async () => {} };

test('a plugin without options is its definition', () => {
  const definition: PluginDefinition = { name: 'plain', contentExtractors: { one: extractor } };
  expect(definePlugin(definition)).toBe(definition);
  expectTypeOf<keyof PluginDefinition>().toExtend<
    ExtensionPoint | 'name' | 'description' | 'options' | 'version' | 'homepage' | 'requires' | 'formerNames' | 'permissions'
  >();
});

test('a misspelt extension point', () => {
  // @ts-expect-error -- contentExtractors
  const plugin = definePlugin({ name: 'wrong', contentExtractor: { one: extractor } });
  expect(plugin.contentExtractors).toBeUndefined();
});

test('an extension at the wrong point', () => {
  // @ts-expect-error -- it is an extractor and cannot list
  const plugin = definePlugin({ name: 'wrong', contentSources: { one: extractor } });
  expect(plugin.contentSources).toHaveProperty('one');
});

test('options of the host are those of the schema', () => {
  const plugin = definePlugin({
    name: 'typed',
    options,
    contentExtractors: {
      one: {
        version: 1,
        async extract(host) {
          expectTypeOf(host.options).toEqualTypeOf<Options>();
          // @ts-expect-error -- misspelt
          await host.addItem(host.options.keepTimestamp ? 'a' : 'b');
          // @ts-expect-error -- a number is no text
          await host.addItem(host.options.depth);
        },
      },
    },
    lifecycleActions: {
      one: {
        async onStart(host) {
          expectTypeOf(host.options).toEqualTypeOf<Options>();
        },
      },
    },
    commands: {
      one: {
        summary: 'Says it',
        async run(host) {
          expectTypeOf(await host.options()).toEqualTypeOf<Options>();
        },
      },
    },
  });
  expect(plugin.options).toBe(options);
});

test('options of a lazy schema, and of none', () => {
  const plugin = definePlugin({
    name: 'lazy',
    options: async () => options,
    contentFetchers: {
      one: {
        urlSchemes: ['lazy'],
        async fetch(host) {
          expectTypeOf(host.options).toEqualTypeOf<Options>();
          return { type: 'gone' };
        },
      },
    },
  });
  const without = definePlugin({
    name: 'none',
    contentSources: {
      one: {
        async list(host) {
          expectTypeOf(host.options).toEqualTypeOf<Readonly<Record<string, never>>>();
        },
      },
    },
  });
  expect([typeof plugin.options, without.options]).toEqual(['function', undefined]);
});

test('a missing or misspelt method or property', () => {
  // @ts-expect-error -- extract is missing
  const mute: ContentExtractor = { version: 1 };
  // @ts-expect-error -- version is missing
  const ageless: ContentExtractor = { extract: async () => {} };
  // @ts-expect-error -- list
  const source: ContentSource = { lists: async () => {} };
  const plugin = definePlugin({
    name: 'wrong',
    contentExtractors: {
      one: {
        version: 1,
        // @ts-expect-error -- preferredMimeTypes
        preferedMimeTypes: ['text/plain'],
        extract: async () => {},
      },
      // @ts-expect-error -- a version is a number
      two: { version: '1', extract: async () => {} },
    },
  });
  expect([mute, ageless, source, plugin]).toHaveLength(4);
});

test('a wrong argument of a method of the host, and a method that the host does not have', () => {
  const plugin = definePlugin({
    name: 'wrong',
    contentExtractors: {
      one: {
        version: 1,
        async extract(host, content, metadata) {
          // @ts-expect-error -- the text comes first
          await host.addItem(metadata, await content.text());
          // @ts-expect-error -- a title is one text
          await host.addItem('', { title: ['a', 'b'] });
          // @ts-expect-error -- a child has a key
          await host.addItem('', {}, { id: 'a' });
          // @ts-expect-error -- bytes, not text
          await host.addContent({ key: 'a', bytes: 'text' });
          // @ts-expect-error -- a reason has a code and a text
          host.markPartial('too large');
          // @ts-expect-error -- an extractor remembers nothing
          await host.state.get('a');
          // @ts-expect-error -- and does not reach the network
          await host.request({ url: 'https://example.org/' });
          // @ts-expect-error -- what one is handed is not changed
          host.options = {};
          // @ts-expect-error -- metadata neither
          metadata.title = 'a';
        },
      },
    },
    contentSources: {
      one: {
        async list(host) {
          const listing = await host.openListing('diary://');
          // @ts-expect-error -- a list of entries
          await listing.add({ url: 'diary://1', fingerprint: '' });
          // @ts-expect-error -- an entry has a fingerprint
          await listing.add([{ url: 'diary://1' }]);
          // @ts-expect-error -- state is JSON
          await host.state.set('at', new Date());
        },
      },
    },
  });
  expect(plugin.contentExtractors).toHaveProperty('one');
});

test('a wrong result', () => {
  const plugin = definePlugin({
    name: 'wrong',
    contentFetchers: {
      // @ts-expect-error -- it must say where the content is
      one: { urlSchemes: ['diary'], fetch: async () => ({ type: 'content' }) },
    },
    // @ts-expect-error -- most of the storage is missing
    stateStorageProviders: { one: { createStateStorage: async () => ({ supports: { durable: true } }) } },
  });
  expect(plugin.contentFetchers).toHaveProperty('one');
});

test('an unknown code of an error', () => {
  // @ts-expect-error -- a code of the catalogue
  expect(new PaiseError('FULL_DISK', 'The disk is full.').code).toBe('FULL_DISK');
});

test('permissions that do not exist', () => {
  // @ts-expect-error -- nothing may be written
  const plugin = definePlugin({ name: 'wrong', permissions: { write: ['~/Documents'] } });
  expect(plugin.permissions).toEqual({ write: ['~/Documents'] });
});
