import { defineConfig } from 'rolldown';

/** Doors of the package and programs that run as processes of their own: they have the same place in `dist` as in `src`. */
const entries = ['index', 'plugin/index', 'testing/index', 'cli/main', 'worker', 'server', 'testing/contract/child', 'testing/trial/child'];

/** Few files load faster than many. What is imported only when it is needed stays in files of its own. */
export default defineConfig({
  input: Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`])),
  platform: 'node',
  // The stemmers of all languages of an index are needed at once, which takes half as long from one file.
  external: /^(?!@orama\/stemmers\/)[^./]/,
  output: {
    dir: 'dist',
    chunkFileNames: 'parts/[name]-[hash].js',
    // So are their lists of words.
    codeSplitting: {
      groups: [
        { name: 'stop-words', test: /stop-words\/[a-z]+\.ts$/ },
        { name: 'stemmers', test: /@orama\/stemmers\// },
      ],
    },
  },
});
