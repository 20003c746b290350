import assert from 'node:assert/strict';
import type { NetworkSettings } from '../../hosts/recording-network.ts';
import { recordingSourceHost, type SourceRecording, type SourceSettings } from '../../hosts/source-host.ts';
import type { ContentSourceHost } from '../../../plugin/hosts.ts';
import type { PluginPlace } from '../plugin-place.ts';
import { endOf } from '../within-time.ts';
import { listedIndex, type ListedIndex } from './listed-index.ts';

/** The world at one time, and what a source lists of it. */
export interface SourceStep extends NetworkSettings {
  /** Makes the world so, beginning with the one of the step before. */
  readonly change?: () => void | Promise<void>;
  /** Options from this step on. Default: as before. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** URLs that are there. */
  readonly lists: readonly string[];
  /** Those of them whose content is not what it was in the step before. */
  readonly changed?: readonly string[];
}

/** What happens to the place that the source knows, step by step. `directory` is that of the case, for what lies in files. */
export type SourceScenario = (directory: string) => readonly SourceStep[] | Promise<readonly SourceStep[]>;

export type SourcePlace = PluginPlace<'contentSources'>;

/** What a run may be given beside its step. */
export interface RunWishes extends Pick<SourceSettings, 'answers' | 'signal' | 'earlier' | 'optionsBefore'> {
  readonly scopes?: readonly string[];
  readonly around?: (host: ContentSourceHost) => ContentSourceHost;
}

/** The world after a step, with an index that a first run has filled. */
export interface World {
  readonly step: SourceStep;
  readonly options: Readonly<Record<string, unknown>>;
  readonly index: ListedIndex;
  /** The run that filled it. */
  readonly first: SourceRecording;
  /** Runs the source once more. Resolves with what it was stopped by or threw, however it ended. */
  run(wishes?: RunWishes): Promise<{ readonly recording: SourceRecording; readonly error: unknown }>;
}

/** Lives through the scenario. The index and what the source remembers go from step to step. */
export async function throughSteps(
  place: SourcePlace,
  scenario: SourceScenario,
  look: (world: World, before: World | undefined) => void | Promise<void>,
): Promise<void> {
  let before: World | undefined;
  let options = place.options;
  const index = listedIndex();
  for (const step of await scenario(place.directory)) {
    await step.change?.();
    const optionsBefore = before && options;
    options = step.options ?? options;
    const run = (wishes: RunWishes = {}): ReturnType<World['run']> => runOnce(place, { ...step, options, ...wishes });
    const { recording, error } = await run({ ...(before && { earlier: before.first }), ...(optionsBefore && { optionsBefore }) });
    assert.equal(error, undefined, `listing fails: ${String(error)}`);
    index.apply(recording);
    const world: World = { step, options, index, first: recording, run };
    await look(world, before);
    before = world;
  }
}

async function runOnce(place: SourcePlace, settings: SourceSettings & RunWishes): ReturnType<World['run']> {
  const { host, recorded } = await recordingSourceHost(place.plugin, place.key, settings);
  const { scopes, around = (same) => same } = settings;
  const error = await endOf('list', place.extension.list(around(host), scopes ? { scopes } : {}));
  return { recording: recorded(), error };
}

export const sorted = (urls: Iterable<string>): readonly string[] => [...urls].toSorted();
