import { expect, test } from 'vitest';
import { z } from 'zod';
import { definePlugin, type Plugin } from '../../plugin/define-plugin.ts';
import { isManifest } from '../workers/plugins/check-plugin.ts';
import { describePlugin } from './describe-plugin.ts';
import { stubPlugin, type RemoteFunction } from './stub-plugin.ts';
import { validatePlugin } from './validate-plugin.ts';

class BaseExtractor {
  readonly fileExtensions = ['.base'];
  async extract(): Promise<void> {}
}
class Extractor extends BaseExtractor {
  readonly version = 3;
  get preferredMimeTypes(): readonly string[] {
    return ['text/x-mine'];
  }
  canExtract(): boolean {
    return true;
  }
}

const plugin = definePlugin({
  name: 'mine',
  description: 'x',
  permissions: { hosts: ['example.org'] },
  requires: ['other'],
  options: async () => z.strictObject({ pages: z.int().default(3).describe('How many.') }),
  contentExtractors: { by: new Extractor() },
  contentFetchers: { http: { urlSchemes: ['mine'], fetch: async () => ({ type: 'gone' }) } },
  commands: { say: { summary: 'Says', run: async () => 0 } },
});

test('a plugin is described with what classes and getters have, and without its code', async () => {
  const manifest = await describePlugin(plugin);
  expect(manifest).toMatchObject({
    name: 'mine',
    description: 'x',
    permissions: { hosts: ['example.org'] },
    requires: ['other'],
    options: { shape: { properties: { pages: { default: 3, description: 'How many.' } } } },
    extensions: {
      contentExtractors: { by: { data: { version: 3, fileExtensions: ['.base'], preferredMimeTypes: ['text/x-mine'] } } },
      contentFetchers: { http: { data: { urlSchemes: ['mine'] }, functions: ['fetch'] } },
      commands: { say: { data: { summary: 'Says' }, functions: ['run'] } },
    },
  });
  expect(manifest.extensions.contentExtractors?.['by']?.functions.toSorted()).toEqual(['canExtract', 'extract']);
  expect(structuredClone(manifest)).toEqual(manifest);
  expect(isManifest(manifest)).toBe(true);
});

test('a stub of a description says the same, and is a plugin', async () => {
  const manifest = await describePlugin(plugin);
  const asked: RemoteFunction[] = [];
  const stub = stubPlugin(
    { name: 'mine', entry: '/x.ts', folders: [], fingerprint: '', manifest },
    { functionFor: (remote) => (asked.push(remote), remote.name === 'canExtract' ? undefined : () => remote.extension) },
  );
  expect(validatePlugin(stub, 'mine')).toBe(stub);
  const { permissions: _permissions, requires: _requires, ...facts } = await describePlugin(stub);
  expect(facts).toMatchObject({ name: 'mine', description: 'x', options: manifest.options });
  expect(stub.contentExtractors?.['by']).toMatchObject({ version: 3, fileExtensions: ['.base'], textRetention: 'keep' });
  expect(stub.contentExtractors?.['by']).not.toHaveProperty('canExtract');
  expect(stub.commands).toBeUndefined();
  expect(asked.map(({ point, extension, name }) => `${point} ${extension} ${name}`).toSorted()).toEqual([
    'contentExtractors mine/by canExtract',
    'contentExtractors mine/by extract',
    'contentFetchers mine/http fetch',
  ]);
});

test('the options of a stub are checked where the plugin is', async () => {
  const manifest = await describePlugin(plugin);
  const external = { name: 'mine', entry: '/x.ts', folders: [], fingerprint: '', manifest };
  const checked: unknown[] = [];
  const parts = { functionFor: () => undefined, validate: async (options: unknown) => (checked.push(options), { value: { pages: 5 } }) };
  const { options } = stubPlugin(external, parts);
  const schema = typeof options === 'function' ? await options() : options;
  expect(await schema?.['~standard'].validate({ pages: 4 })).toEqual({ value: { pages: 5 } });
  expect(checked).toEqual([{ pages: 4 }]);
  const { options: _options, ...without } = manifest;
  expect(stubPlugin({ ...external, manifest: without }, parts).options).toBeUndefined();
});

const withExtractor = (members: object): Plugin => ({
  name: 'mine',
  contentExtractors: { a: { version: 1, extract: async () => {}, ...members } },
});

const described = async (members: object) => (await describePlugin(withExtractor(members))).extensions.contentExtractors?.['a'];

test('what cannot be told as data is left out or refused, and never half told', async () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(await described({ absent: undefined, nested: { run() {}, kept: 1 } })).toEqual({
    data: { version: 1, nested: { kept: 1 } },
    functions: ['extract'],
  });
  for (const data of [cycle, 10n, { deep: [10n] }]) await expect(describePlugin(withExtractor({ data }))).rejects.toThrow(TypeError);
  const throwing = {
    get title(): string {
      throw new Error('a getter that throws');
    },
  };
  await expect(
    describePlugin({ name: 'mine', contentExtractors: { a: Object.assign(Object.create(throwing), { version: 1 }) as never } }),
  ).rejects.toThrow('a getter that throws');
  await expect(describePlugin({ name: 'mine', options: () => Promise.reject(new Error('no schema')) })).rejects.toThrow('no schema');
});

test('too much data is no description', async () => {
  const manifest = await describePlugin(withExtractor({ table: 'x'.repeat(2 * 2 ** 20) }));
  expect(isManifest(manifest)).toBe(false);
});
