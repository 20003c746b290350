import assert from 'node:assert/strict';
import type { PluginCases } from '../plugin-place.ts';
import { isAtOrBelow } from './listed-index.ts';
import { sorted, throughSteps, type SourceScenario, type World } from './source-scenario.ts';

const mostScopes = 24;

export const scopeCases = (scenario: SourceScenario): PluginCases<'contentSources'> => ({
  async 'lists only what is at and below a scope, in a listing of that scope'(place) {
    await throughSteps(place, scenario, async (world) => {
      for (const scope of scopesOf(world)) {
        const { recording, error } = await world.run({ scopes: [scope], earlier: world.first });
        assert.equal(error, undefined, `${scope}: ${String(error)}`);
        assert.deepEqual(
          recording.listings.map((listing) => listing.scope),
          [scope],
        );
        const urls = recording.listings.flatMap(({ entries }) => entries.map(({ url }) => url));
        const expected = world.step.lists.filter((url) => isAtOrBelow(url, scope));
        assert.deepEqual(sorted(urls), sorted(expected), `below ${scope}`);
      }
    });
  },

  async 'lists several scopes, each in a listing of its own'(place) {
    await throughSteps(place, scenario, async (world) => {
      const scopes = world.step.lists.slice(0, 3);
      const { recording, error } = await world.run({ scopes, earlier: world.first });
      assert.equal(error, undefined, String(error));
      assert.deepEqual(sorted(recording.listings.map(({ scope }) => scope)), sorted(scopes));
    });
  },

  async 'lists nothing at a scope where something was that is gone'(place) {
    await throughSteps(place, scenario, async (world, before) => {
      // A person may name what the options no longer do: it may be listed then.
      if (world.step.options) return;
      const gone = before?.step.lists.filter((url) => !world.step.lists.includes(url)) ?? [];
      for (const scope of gone) {
        const { recording, error } = await world.run({ scopes: [scope], earlier: world.first });
        assert.equal(error, undefined, `${scope}: ${String(error)}`);
        assert.deepEqual(
          recording.listings.map(({ scope: listed, completed, entries }) => [listed, completed, entries]),
          [[scope, true, []]],
        );
      }
    });
  },
});

/** Each URL, and each place above it that the source lists. */
function scopesOf({ step, first }: World): readonly string[] {
  const tops = first.listings.map(({ scope }) => scope);
  const scopes = new Set<string>();
  for (const url of step.lists) {
    scopes.add(url);
    for (let end = url.lastIndexOf('/'); end > 0; end = url.lastIndexOf('/', end - 1)) {
      const above = url.slice(0, end);
      if (!above.endsWith('/') && tops.some((top) => isAtOrBelow(above, top))) scopes.add(above);
    }
  }
  return [...scopes].slice(0, mostScopes);
}
