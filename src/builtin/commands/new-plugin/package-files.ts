import { compilerOptions } from './compiler-options.ts';
import { license } from './license.ts';
import { packageJson } from './package-json.ts';
import type { PluginDraft } from './plugin-draft.ts';
import { readme } from './readme.ts';
import { templates } from './templates.ts';
import { workflow } from './workflow.ts';

/** The files of a new package by their paths in it. */
export function packageFiles(draft: PluginDraft): ReadonlyMap<string, string> {
  const { name, kind } = draft;
  const template = templates[kind];
  return new Map([
    ['src/index.ts', template.code(name)],
    ['src/index.test.ts', template.test(name)],
    ['package.json', packageJson(draft)],
    ['tsconfig.json', compilerOptions()],
    ['README.md', readme(draft, template)],
    ['LICENSE', license(name, new Date().getFullYear())],
    ['.gitignore', 'node_modules/\ndist/\n*.tgz\n'],
    ['.github/workflows/ci.yml', workflow()],
  ]);
}
