import type { TrialTask } from '../../../core/plugins/trial/trial-task.ts';
import type { Plugin } from '../../../plugin/define-plugin.ts';
import type { ContractCase } from '../../contract/contract-case.ts';
import { inNewDirectory } from '../../contract/new-directory.ts';
import type { TestFile } from '../../extract-with.ts';
import { noSamples } from '../contract-suites.ts';
import type { PluginScenarios } from '../scenarios.ts';
import { allOf, noneBecause, type TrialSuite } from '../trial-suite.ts';
import { requireFound, requireHits } from './found.ts';
import { killAndResume, withCopies } from './interruption.ts';
import { requireEnds, withLargeFiles } from './limits.ts';
import { onStage } from './on-stage.ts';
import { requireWithinPermissions } from './permissions.ts';
import type { StageAt } from './stage.ts';
import { authorStage, extractorStage, fetcherStage, samplesTogether, sourceStage, type NoStage, type Tried } from './stages.ts';

export interface SystemTrial {
  readonly task: TrialTask;
  readonly plugin: Plugin;
  readonly scenarios: PluginScenarios;
  /** Of the extractor that is tried. */
  readonly samples: readonly TestFile[];
  readonly remark: (text: string) => void;
}

/** What an extension, or the plugin as a whole, does in a whole paise2, confined as it will be. */
export async function systemSuite(trial: SystemTrial): Promise<TrialSuite> {
  const { task, plugin, scenarios } = trial;
  const tried = { plugin, path: task.path };
  if (!task.extension) return allOf(scenarios.system ? casesOn(authorStage(tried, scenarios.system)) : []);
  const stage = await stageOf(tried, trial);
  if (!('reason' in stage)) return suiteOn(stage, trial);
  // Then it is part of what the author has made of it.
  return scenarios.system ? allOf([]) : noneBecause(`${stage.reason}; give a scenario "system"`);
}

async function stageOf(tried: Tried, { task, scenarios, samples }: SystemTrial): Promise<StageAt | NoStage> {
  const { point, key = '' } = task.extension ?? {};
  if (point === 'contentExtractors') return samples.length === 0 ? { reason: noSamples } : extractorStage(tried, key, samples);
  let stage: StageAt | NoStage = { reason: `there is no scenario ${point}.${key}` };
  await inNewDirectory(async (directory) => {
    const source = scenarios.contentSources?.[key];
    const fetcher = scenarios.contentFetchers?.[key];
    if (point === 'contentSources' && source) stage = await sourceStage(tried, source, directory);
    if (point === 'contentFetchers' && fetcher) stage = await fetcherStage(tried, fetcher, directory);
  });
  return stage;
}

function suiteOn(stage: StageAt, { samples, remark }: SystemTrial): TrialSuite {
  if (samples.length === 0) return allOf(casesOn(stage));
  const left = samples.filter((sample) => !samplesTogether(samples).includes(sample));
  return {
    cases: [...casesOn(stage), limitsOn(stage, remark)],
    notRun: left.map(({ name }) => ({ name: `with ${name}`, reason: 'its options are not those of the first sample' })),
  };
}

const casesOn = (stage: StageAt): readonly ContractCase[] => [
  {
    name: 'what is there is indexed and found',
    run: () =>
      onStage(stage, async (open) => {
        await open.system.idle();
        await requireFound(open);
        await requireHits(open);
      }),
  },
  {
    name: 'it keeps within its permissions',
    run: () =>
      onStage(stage, async (open) => {
        await open.system.idle();
        await requireWithinPermissions(open);
      }),
  },
  {
    name: 'nothing is lost and nothing is there twice when the engine is killed again and again',
    run: () => onStage(stage, killAndResume, withCopies),
  },
];

const limitsOn = (stage: StageAt, remark: (text: string) => void): ContractCase => ({
  name: 'it ends where content is far too large, and time and memory are short',
  run: () => onStage(stage, (open) => requireEnds(open, remark), withLargeFiles),
});
