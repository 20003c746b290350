import type { SearchResult } from 'paise2';
import { defineScenarios } from 'paise2/testing';

/** As much of paise2 as the command uses. */
const finding = (total: number) => ({ search: async () => ({ total }) as SearchResult });

export default defineScenarios({
  commands: {
    count: {
      runs: [
        { input: { arguments: { QUERY: ['red', 'apples'] } }, paise: finding(2) },
        { input: { arguments: { QUERY: ['pears'] } }, paise: finding(0), code: 1 },
      ],
    },
  },
});
