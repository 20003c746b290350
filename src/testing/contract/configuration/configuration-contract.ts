import assert from 'node:assert/strict';
import { loadConfiguration } from '../../../core/configuration/load-configuration.ts';
import type { Plugin } from '../../../plugin/define-plugin.ts';
import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { pluginCases, type PluginCases } from '../plugin-place.ts';
import { withinTime } from '../within-time.ts';

export interface ConfigurationScenario {
  /** Other plugins for which it has defaults: these are checked by their schemas. */
  readonly plugins?: readonly Plugin[];
  /** Names of others for which it has defaults, and which are not at hand. */
  readonly elsewhere?: readonly string[];
}

/** What every {@link ConfigurationProvider} must do. */
export const configurationContract = (harness: ContractHarness, scenario: ConfigurationScenario = {}): readonly ContractCase[] =>
  pluginCases(harness, 'configurationProviders', { defaults: casesOf(scenario) });

const casesOf = ({ plugins = [], elsewhere = [] }: ConfigurationScenario): PluginCases<'configurationProviders'> => ({
  async 'are YAML with options that exist and values that fit them'({ plugin, extension }) {
    const text = await withinTime('defaults', Promise.resolve(extension.defaults()));
    const everyPlugin = [plugin, ...plugins.filter(({ name }) => name !== plugin.name)];
    // Read as a user's, so that everything about them is checked.
    const { problems } = await loadConfiguration({ file: 'defaults', text, plugins: everyPlugin, contributions: [], unloaded: elsewhere });
    assert.deepEqual(
      problems.map(({ where, message, hint }) => [where, message, hint].join(' · ')),
      [],
    );
  },

  async 'are there, and the same each time'({ extension }) {
    const first = await extension.defaults();
    assert.ok(first.trim() !== '', 'there are no defaults');
    assert.equal(await extension.defaults(), first);
  },
});
