import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The package's own doors lead to the sources, so that examples are tested against what is being worked on. */
const doors = { plugin: 'src/plugin/index.ts', testing: 'src/testing/index.ts' };
const resolve = {
  alias: [
    ...Object.entries(doors).map(([door, file]) => ({
      find: `paise2/${door}`,
      replacement: fileURLToPath(new URL(file, import.meta.url)),
    })),
    { find: /^paise2$/, replacement: fileURLToPath(new URL('src/index.ts', import.meta.url)) },
  ],
};

export default defineConfig({
  test: {
    // One less than there are processors is the usual number, which is one where there are two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'web/**/*.test.ts'],
          testTimeout: 20_000,
          // The longest of them wait for other processes most of their time.
          maxWorkers: Math.max(3, availableParallelism() - 1),
        },
      },
      {
        resolve,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          globalSetup: 'test/support/build.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: 'long',
          include: ['test/**/*.long.ts'],
          globalSetup: 'test/support/build.ts',
          testTimeout: 400_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
