import assert from 'node:assert/strict';
import { recordingSystemHost, type SystemRecording } from '../../hosts/system-host.ts';
import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { pluginCases, type PluginCases, type PluginPlace } from '../plugin-place.ts';
import { withinTime } from '../within-time.ts';

/** What every {@link LifecycleAction} must do. */
export const lifecycleContract = (harness: ContractHarness): readonly ContractCase[] =>
  pluginCases(harness, 'lifecycleActions', { lifecycle: cases });

const cases: PluginCases<'lifecycleActions'> = {
  async 'takes part in starting or in stopping'({ extension }) {
    assert.ok(extension.onStart ?? extension.onStop, 'it has neither onStart nor onStop');
  },
  'starts and stops': (place) => live(place, ['onStart', 'onStop']),
  'starts and stops again': (place) => live(place, ['onStart', 'onStop', 'onStart', 'onStop']),
  'starts again after an engine that was killed': (place) => live(place, ['onStart', 'onStart', 'onStop']),
  // The engine stops what it began to start, also after an error.
  'stops without having been started': (place) => live(place, ['onStop']),
  'stops twice': (place) => live(place, ['onStart', 'onStop', 'onStop']),
};

/** Each step is a process of its own; what is remembered stays. */
async function live(place: PluginPlace<'lifecycleActions'>, steps: readonly ('onStart' | 'onStop')[]): Promise<void> {
  let earlier: SystemRecording | undefined;
  for (const step of steps) {
    const { host, recorded } = await recordingSystemHost(place.plugin, place.key, { options: place.options, ...(earlier && { earlier }) });
    await withinTime(step, Promise.resolve(place.extension[step]?.(host)));
    earlier = recorded();
  }
}
