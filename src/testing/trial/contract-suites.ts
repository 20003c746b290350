import { cacheContract } from '../contract/cache/cache-contract.ts';
import { commandContract } from '../contract/command/command-contract.ts';
import { configurationContract } from '../contract/configuration/configuration-contract.ts';
import type { ContractHarness } from '../contract/contract-case.ts';
import { dataStorageContract } from '../contract/data-storage/data-storage-contract.ts';
import { extractorContract } from '../contract/extractor/extractor-contract.ts';
import { fetcherContract } from '../contract/fetcher/fetcher-contract.ts';
import { httpHandlerContract } from '../contract/http-handler/http-handler-contract.ts';
import { jobQueueContract } from '../contract/job-queue/job-queue-contract.ts';
import { lifecycleContract } from '../contract/lifecycle/lifecycle-contract.ts';
import { resetContract } from '../contract/reset/reset-contract.ts';
import { sourceContract } from '../contract/source/source-contract.ts';
import { stateStorageContract } from '../contract/state-storage/state-storage-contract.ts';
import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import type { TestFile } from '../extract-with.ts';
import type { PluginScenarios } from './scenarios.ts';
import { allOf, noneBecause, someOf, type TrialSuite } from './trial-suite.ts';

/** An extension under trial, and what is known of it. */
export interface TriedExtension {
  readonly harness: ContractHarness;
  readonly scenarios: PluginScenarios;
  /** Of an extractor. */
  readonly samples: readonly TestFile[];
  /** Plugins for which it may have defaults. */
  readonly others: readonly string[];
}

/** The contract suite of each point. */
export const contractSuites: { readonly [Point in ExtensionPoint]: (tried: TriedExtension) => TrialSuite } = {
  contentExtractors: ({ harness, samples }) =>
    samples.length === 0 ? noneBecause(noSamples) : allOf(extractorContract(harness, { samples })),

  contentSources({ harness, scenarios: { contentSources = {} } }) {
    const scenario = contentSources[harness.key];
    return scenario ? allOf(sourceContract(harness, scenario)) : noneBecause(`there is no scenario contentSources.${harness.key}`);
  },

  contentFetchers({ harness, scenarios: { contentFetchers = {} } }) {
    const scenario = contentFetchers[harness.key];
    return scenario ? allOf(fetcherContract(harness, scenario)) : noneBecause(`there is no scenario contentFetchers.${harness.key}`);
  },

  resetActions({ harness, scenarios: { resetActions = {} } }) {
    const scenario = resetActions[harness.key];
    if (scenario) return allOf(resetContract(harness, scenario));
    const cases = resetContract(harness, { soft: [], hard: [] });
    return someOf(cases, (name) => /reset removes/.test(name), `there is no scenario resetActions.${harness.key} that names its files`);
  },

  commands({ harness, scenarios: { commands = {} } }) {
    const scenario = commands[harness.key];
    if (scenario) return allOf(commandContract(harness, scenario));
    const cases = commandContract(harness, { runs: [] });
    return someOf(cases, (name) => name.startsWith('running:'), `there is no scenario commands.${harness.key} with runs of it`);
  },

  httpHandlers({ harness, scenarios: { httpHandlers = {} } }) {
    const scenario = httpHandlers[harness.key];
    if (scenario) return allOf(httpHandlerContract(harness, scenario));
    const cases = httpHandlerContract(harness, { asks: [] });
    return someOf(cases, (name) => name.startsWith('answering:'), `there is no scenario httpHandlers.${harness.key} with requests to it`);
  },

  configurationProviders: ({ harness, scenarios: { configurationProviders = {} }, others }) =>
    allOf(configurationContract(harness, configurationProviders[harness.key] ?? { elsewhere: others })),

  lifecycleActions: ({ harness }) => allOf(lifecycleContract(harness)),
  dataStorageProviders: ({ harness }) => allOf(dataStorageContract(harness)),
  jobQueueProviders: ({ harness }) => allOf(jobQueueContract(harness)),
  stateStorageProviders: ({ harness }) => allOf(stateStorageContract(harness)),
  cacheProviders: ({ harness }) => allOf(cacheContract(harness)),
};

export const noSamples = 'there is no sample that it reads; give --sample FILE, or a scenario with samples';
