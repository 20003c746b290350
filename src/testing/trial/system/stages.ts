import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { ConfigurationTree } from '../../../plugin/configuration-provider.ts';
import type { Plugin } from '../../../plugin/define-plugin.ts';
import type { FetcherScenarioAt } from '../../contract/fetcher/fetcher-scenario.ts';
import type { SourceScenario } from '../../contract/source/source-scenario.ts';
import type { TestFile } from '../../extract-with.ts';
import type { SystemScenarioAt } from '../scenarios.ts';
import { urlLister, urlListerName } from './url-lister.ts';
import type { Stage, StageAt } from './stage.ts';

/** The plugin under trial, as a person would have it. */
export interface Tried {
  readonly plugin: Plugin;
  /** Its file, or the folder of its package. */
  readonly path: string;
}

/** Why the scenario of an extension is none for a whole system. */
export type NoStage = { readonly reason: string };

const optionsIn = ({ plugin }: Tried, options: unknown): ConfigurationTree =>
  options === undefined ? {} : { [plugin.name]: options as ConfigurationTree };

/** Files that the extractor `key` must read, each in a folder of its own. Options are those of the first. */
export function extractorStage(tried: Tried, key: string, samples: readonly TestFile[]): StageAt {
  const together = samplesTogether(samples);
  return () => ({
    plugins: [tried.path],
    config: optionsIn(tried, together[0]?.options),
    files: Object.fromEntries(together.map((sample, index) => [nameIn(index, sample), sample.bytes])),
    finds: together.map((sample, index) => nameIn(index, sample)),
    extractor: `${tried.plugin.name}/${key}`,
  });
}

/** Those that one configuration fits. */
export const samplesTogether = (samples: readonly TestFile[]): readonly TestFile[] =>
  samples.filter(({ options }) => isDeepStrictEqual(options, samples[0]?.options));

const nameIn = (index: number, { name }: TestFile): string => `${index + 1}/${name}`;

/** The first step of a source that makes up its URLs, or knows them from its options. */
export async function sourceStage(tried: Tried, scenario: SourceScenario, directory: string): Promise<StageAt | NoStage> {
  const [step] = await scenario(directory);
  if (!step) return { reason: 'its scenario has no steps' };
  if (step.answers || step.network) return { reason: 'its scenario answers requests, and a whole system really makes them' };
  if (step.change) return { reason: 'its scenario changes what only the test may read' };
  return () => ({
    plugins: [tried.path],
    config: optionsIn(tried, step.options),
    files: {},
    finds: step.lists,
    isAll: true,
    listedOnly: true,
  });
}

/** URLs with content that needs no answers; a source beside the plugin lists them. */
export async function fetcherStage(tried: Tried, scenario: FetcherScenarioAt, directory: string): Promise<StageAt | NoStage> {
  const { content } = await scenario(directory);
  const alone = content.filter(({ answers, network }) => !answers && !network);
  const [first] = alone;
  if (!first) return { reason: 'its scenario answers requests, and a whole system really makes them' };
  const urls = alone.filter(({ options }) => isDeepStrictEqual(options, first.options)).map(({ url }) => url);
  return (place): Stage => {
    const lister = join(place, `${urlListerName}.ts`);
    writeFileSync(lister, urlLister);
    const config = { ...optionsIn(tried, first.options), [urlListerName]: { urls } };
    const isAll = Object.keys(tried.plugin.contentSources ?? {}).length === 0;
    return { plugins: [tried.path, lister], config, files: {}, finds: urls, isAll };
  };
}

/** What the author made of it. */
export const authorStage =
  ({ path }: Tried, scenario: SystemScenarioAt): StageAt =>
  async (directory) => {
    const { plugins = [path], config = {}, files = {}, finds, close } = await scenario(directory);
    return { plugins, config, files, finds, ...(close && { close }) };
  };
