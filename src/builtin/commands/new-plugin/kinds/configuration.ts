import type { Template } from '../template.ts';

export const configuration: Template = {
  point: 'configurationProviders',
  about: () => `Gives defaults to other plugins: what our tools write is not indexed.`,
  code: (name) => `import { definePlugin } from 'paise2/plugin';

export default definePlugin({
  name: '${name}',
  description: 'Leaves out what our tools write',
  configurationProviders: {
    excludes: {
      defaults: () => \`
files:
  # Written by our tools, read by nobody.
  exclude: [generated/, '*.snap']
\`,
    },
  },
});
`,
  test: () => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configurationContract } from 'paise2/testing';
import plugin from './index.ts';

test('the defaults are those of the plugin "files"', async () => {
  const yaml = await plugin.configurationProviders?.['excludes']?.defaults();
  assert.match(yaml ?? '', /^files:$/m);
  assert.match(yaml ?? '', /^ {2}exclude: \\[generated\\/, '\\*\\.snap'\\]$/m);
});

const module = new URL('./index.ts', import.meta.url);
for (const { name, run } of configurationContract({ module, key: 'excludes' }, { elsewhere: ['files'] })) test(name, run);
`,
};
