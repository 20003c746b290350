import assert from 'node:assert/strict';
import type { PluginCases } from '../plugin-place.ts';
import { urlScheme } from '../names.ts';
import { isAtOrBelow } from './listed-index.ts';
import { sorted, throughSteps, type SourceScenario, type World } from './source-scenario.ts';

export const listingCases = (scenario: SourceScenario): PluginCases<'contentSources'> => ({
  async 'has URL schemes in lower case, without a colon'({ extension }) {
    for (const scheme of extension.urlSchemes ?? []) assert.match(scheme, urlScheme);
  },

  async 'lists what is there, each URL once, and completes its listings'(place) {
    await throughSteps(place, scenario, async ({ step, run }) => {
      const { recording } = await run();
      const urls = recording.listings.flatMap(({ entries }) => entries.map(({ url }) => url));
      assert.deepEqual(sorted(urls), sorted(step.lists));
      for (const { scope, completed } of recording.listings) assert.ok(completed, `the listing of ${scope} is not complete`);
    });
  },

  async 'lists at and below the scope that it opened, and nothing else'(place) {
    await throughSteps(place, scenario, ({ first }) => {
      for (const { scope, entries } of first.listings)
        for (const { url } of entries) assert.ok(isAtOrBelow(url, scope), `${url} is listed in the listing of ${scope}`);
    });
  },

  async 'gives the same fingerprints while nothing changes, also when it remembers the run before'(place) {
    await throughSteps(place, scenario, async ({ first, run }) => {
      assert.deepEqual(fingerprintsOf((await run()).recording), fingerprintsOf(first));
      assert.deepEqual(fingerprintsOf((await run({ earlier: first })).recording), fingerprintsOf(first));
    });
  },

  async 'gives another fingerprint to what has changed'(place) {
    await throughSteps(place, scenario, ({ step, first }, before) => {
      for (const url of step.changed ?? []) {
        const fingerprint = fingerprintsOf(first)[url];
        const isTold = fingerprint === '' || fingerprint !== (before && fingerprintsOf(before.first)[url]);
        assert.ok(isTold, `${url} has changed, but its fingerprint is the same`);
      }
    });
  },

  async 'follows what goes and what comes'(place) {
    await throughSteps(place, scenario, ({ step, index }) => assert.deepEqual(index.urls(), sorted(step.lists)));
  },
});

const fingerprintsOf = ({ listings }: World['first']): Readonly<Record<string, string>> =>
  Object.fromEntries(listings.flatMap(({ entries }) => entries.map(({ url, fingerprint }) => [url, fingerprint])));
