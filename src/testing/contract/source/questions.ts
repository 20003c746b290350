import assert from 'node:assert/strict';
import { recordingSourceHost } from '../../hosts/source-host.ts';
import type { PluginCases } from '../plugin-place.ts';
import { withinTime } from '../within-time.ts';
import { throughSteps, type SourceScenario } from './source-scenario.ts';

/** A URL that no source lists. */
const foreign = 'x-paise2-contract:///nothing';

export const questionCases = (scenario: SourceScenario): PluginCases<'contentSources'> => ({
  async 'explains what it lists, and leaves alone what is not its own'(place) {
    const { extension } = place;
    if (!extension.explain) return;
    await throughSteps(place, scenario, async ({ step, options }) => {
      const { host } = await recordingSourceHost(place.plugin, place.key, { ...step, options });
      for (const url of step.lists) assert.equal((await extension.explain?.(host, url))?.listed, true, `${url} is listed; explain says no`);
      assert.equal(await extension.explain?.(host, foreign), undefined);
    });
  },

  async 'ends watching when it is told to'(place) {
    const { extension } = place;
    const watch = extension.watch?.bind(extension);
    if (!watch) return;
    await throughSteps(place, scenario, async ({ step, options }) => {
      const stop = new AbortController();
      const { host } = await recordingSourceHost(place.plugin, place.key, { ...step, options, signal: stop.signal });
      const watching = watch(host, () => undefined);
      setTimeout(() => stop.abort(new Error('The engine stops.')), 100);
      await withinTime(
        'watch',
        watching.catch((error: unknown) => assert.ok(stop.signal.aborted, `watching fails: ${String(error)}`)),
      );
    });
  },
});
