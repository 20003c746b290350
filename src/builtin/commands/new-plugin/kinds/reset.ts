import type { Template } from '../template.ts';

export const reset: Template = {
  point: 'resetActions',
  about: (name) => `Has \`paise2 reset\` remove the folder \`${name}\` of the data directory.`,
  code: (name) => `import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { definePlugin } from 'paise2/plugin';

export default definePlugin({
  name: '${name}',
  description: 'Removes its folder on \`paise2 reset\`',
  resetActions: {
    folder: {
      removes: 'what ${name} keeps',
      softReset: ({ dataDirectory }) => rm(join(dataDirectory, '${name}'), { recursive: true, force: true }),
    },
  },
});
`,
  test: (name) => `import { test } from 'node:test';
import { resetContract } from 'paise2/testing';

const module = new URL('./index.ts', import.meta.url);
const files = { soft: ['${name}/one.txt', '${name}/deep/two.txt'], hard: [] };
for (const { name, run } of resetContract({ module, key: 'folder' }, files)) test(name, run);
`,
};
