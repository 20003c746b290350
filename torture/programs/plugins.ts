import { builtinPlugins } from '../../src/builtin/index.ts';
import type { PluginCandidate } from '../../src/core/loading/plugin-candidate.ts';
import { mockPlugin } from '../support/mock-plugin.ts';

/** The plugins that come with paise2, and the mock. Engine and workers have the same. */
export const plugins: readonly PluginCandidate[] = [
  ...builtinPlugins,
  { name: mockPlugin.name, from: 'file', points: ['contentExtractors'], load: () => Promise.resolve({ default: mockPlugin }) },
];
