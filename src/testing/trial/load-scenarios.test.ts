import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Plugin } from '../../plugin/define-plugin.ts';
import { loadScenarios } from './load-scenarios.ts';

const examples = new URL('../../../examples/plugins/', import.meta.url);
const withScenarios = readdirSync(examples).filter((file) => file.endsWith('.scenarios.ts'));

test.each(withScenarios)('%s is for what its plugin has', async (file) => {
  const { default: plugin } = (await import(new URL(file.replace('.scenarios', ''), examples).href)) as { readonly default: Plugin };
  const scenarios = await loadScenarios(new URL(file, examples).href, plugin);
  expect(Object.keys(scenarios)).not.toEqual([]);
});

test('scenarios for what the plugin has not are refused', async () => {
  const bare = { name: 'bare', description: 'has nothing' } as Plugin;
  const scenarios = new URL('http-handler.scenarios.ts', examples).href;
  await expect(loadScenarios(scenarios, bare)).rejects.toThrow('has a scenario for httpHandlers.rows, which the plugin has not');
});
