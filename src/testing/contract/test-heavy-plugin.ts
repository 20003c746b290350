import fc from 'fast-check';
import { definePlugin } from '../../plugin/define-plugin.ts';

/** Imports a large library before there is anything to do. For tests only. */
export default definePlugin({
  name: 'heavy',
  contentExtractors: {
    heavy: {
      version: 1,
      fileExtensions: ['.txt'],
      extract: (host) => host.addItem(fc.sample(fc.string(), { seed: 1, numRuns: 1 }).join('')),
    },
  },
});
