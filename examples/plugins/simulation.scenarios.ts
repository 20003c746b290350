import { defineScenarios, fetchWith } from 'paise2/testing';
import simulation from './simulation.ts';

const urls = (...numbers: readonly number[]): readonly string[] => numbers.map((number) => `simulated:///1/${number}`);

export default defineScenarios({
  contentSources: {
    documents: () => [
      { options: { documents: 3 }, lists: urls(1, 2, 3) },
      { options: { documents: 2, revision: 2 }, lists: urls(1, 2), changed: urls(1, 2) },
    ],
  },
  contentFetchers: {
    async document() {
      const request = { url: 'simulated:///1/2', options: { documents: 2 } };
      const { bytes = '' } = await fetchWith(simulation, 'document', request);
      return {
        content: [{ ...request, bytes }],
        gone: [{ url: 'simulated:///1/3', options: { documents: 2 } }],
        failing: [
          { url: 'simulated:///1/2', options: { documents: 2, brokenEvery: 2 } },
          { url: 'simulated:///1/2', options: { documents: 2, busyEvery: 2 } },
        ],
      };
    },
  },
});
