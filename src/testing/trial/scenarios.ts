import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { CommandScenario } from '../contract/command/command-contract.ts';
import type { ConfigurationScenario } from '../contract/configuration/configuration-contract.ts';
import type { ContractHarness } from '../contract/contract-case.ts';
import type { ExtractorScenario } from '../contract/extractor/extractor-contract.ts';
import type { FetcherScenarioAt } from '../contract/fetcher/fetcher-scenario.ts';
import type { HttpHandlerScenario } from '../contract/http-handler/http-handler-contract.ts';
import type { ResetScenario } from '../contract/reset/reset-contract.ts';
import type { SourceScenario } from '../contract/source/source-scenario.ts';

type ByKey<Scenario> = Readonly<Record<string, Scenario>>;

/**
 * What only the author of a plugin can say, for `paise2 plugins test`: by extension point and key, as in the plugin itself, each what the suite of
 * that point takes.
 * @since 0.1
 */
export interface PluginScenarios {
  readonly contentExtractors?: ByKey<ExtractorScenario>;
  readonly contentSources?: ByKey<SourceScenario>;
  readonly contentFetchers?: ByKey<FetcherScenarioAt>;
  readonly resetActions?: ByKey<ResetScenario>;
  readonly commands?: ByKey<CommandScenario>;
  readonly httpHandlers?: ByKey<HttpHandlerScenario>;
  readonly configurationProviders?: ByKey<ConfigurationScenario>;
  /** Options for the directory of a case, where the defaults do not do. Default: the plugin's defaults. */
  readonly options?: NonNullable<ContractHarness['options']>;
  /**
   * A whole paise2 with the plugin. Where the other scenarios need neither answers nor files beside the samples, they are tried in one by
   * themselves.
   */
  readonly system?: SystemScenarioAt;
}

/** @since 0.1 */
export interface SystemScenario {
  /** Plugins that are there, as files or folders of packages. Default: the one under test. */
  readonly plugins?: readonly (string | URL)[];
  /** As in the file of a person. */
  readonly config?: ConfigurationTree;
  /** Files to index, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What is in the index then: URLs, and names of `files`. */
  readonly finds: readonly string[];
  /** Called at the end: stops a server that was started for it. */
  readonly close?: () => void | Promise<void>;
}

/** `directory` is that of the case, for files that are none of those to index. */
export type SystemScenarioAt = (directory: string) => SystemScenario | Promise<SystemScenario>;

/**
 * The default export of `<plugin>.scenarios.ts` beside the plugin, or of the file that `paise2.scenarios` in its `package.json` names.
 * @since 0.1
 */
export const defineScenarios = (scenarios: PluginScenarios): PluginScenarios => scenarios;
