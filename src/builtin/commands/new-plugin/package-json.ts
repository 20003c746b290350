import { contractVersion } from '../../../plugin/contract-version.ts';
import type { PluginDraft } from './plugin-draft.ts';

/** Versions that the files of a new package were tried with. */
const developmentTools = { '@types/node': '^22.18.0', typescript: '^7.0.2' };

export function packageJson({ name, kind, version, paise2 }: PluginDraft): string {
  const description = {
    name: `paise2-plugin-${name}`,
    version: '0.1.0',
    description: `A plugin for paise2 (${kind})`,
    license: 'MIT',
    keywords: ['paise2-plugin'],
    type: 'module',
    engines: { node: '>=22.18' },
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
    files: ['dist', '!dist/*.test.*'],
    paise2: { plugin: './dist/index.js', contract: contractVersion },
    scripts: {
      build: 'tsc',
      types: 'tsc --noEmit',
      test: 'tsc --noEmit && node --test "src/**/*.test.ts"',
      pack: 'paise2 plugins pack',
    },
    // Optional, or npm would install a second paise2 beside the one that runs the plugin.
    peerDependencies: { paise2: `^${version}` },
    peerDependenciesMeta: { paise2: { optional: true } },
    devDependencies: { ...developmentTools, paise2 },
  };
  return `${JSON.stringify(description, undefined, 2)}\n`;
}
