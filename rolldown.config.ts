import { defineConfig } from 'rolldown';

/** Doors of the package and programs that run as processes of their own: they have the same place in `dist` as in `src`. */
const entries = ['index', 'plugin/index', 'testing/index', 'cli/main', 'worker', 'server', 'testing/contract/child', 'testing/trial/child'];

/** Few files load faster than many. What is imported only when it is needed stays in files of its own. */
export default defineConfig({
  input: Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`])),
  platform: 'node',
  // Those of all languages are joined to one file: see stemmer-packages.ts.
  external: /^(?!@orama\/stemmers\/)[^./]/,
  output: {
    dir: 'dist',
    chunkFileNames: 'parts/[name]-[hash].js',
  },
});
