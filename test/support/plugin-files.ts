import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { IndexReport } from '../../src/plugin/paise.ts';
import type { PluginInfo } from '../../src/plugin/plugins.ts';
import { runPaise } from './command.ts';
import type { Place } from './place.ts';

/** Path of a file in the plugins folder of a place. */
export const pluginPath = (place: Place, file: string): string => join(place.configDirectory, 'plugins', file);

/** Drops a file into the plugins folder. */
export function writePlugin(place: Place, file: string, code: string): string {
  const path = pluginPath(place, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
  return path;
}

export const removePlugin = (place: Place, file: string): void => rmSync(pluginPath(place, file));

interface ExtractorPlugin {
  readonly name: string;
  /** With the dot. */
  readonly extension: string;
  readonly version?: number;
  /** Expression for what is added; `text` is what the file holds. */
  readonly adds?: string;
  /** Members of the plugin beside its name and its extractor. */
  readonly more?: string;
}

/** Code of a plugin that reads files of one kind. */
export const extractorPlugin = ({ name, extension, version = 1, adds = 'text', more = '' }: ExtractorPlugin): string => `
import { definePlugin, z } from 'paise2/plugin';
export default definePlugin({
  name: ${JSON.stringify(name)},
  ${more}
  contentExtractors: {
    reads: {
      version: ${version},
      fileExtensions: [${JSON.stringify(extension)}],
      async extract(host, content) {
        const text = await content.text();
        await host.addItem(${adds});
      },
    },
  },
});
`;

/** Indexes all files while a plugin is set aside, which is told once. */
export async function indexWithout(place: Place, plugin: string): Promise<IndexReport> {
  const ran = await runPaise(place, ['index', '--json', place.files]);
  expect(ran.stderr).toContain(`The plugin "${plugin}" was set aside: `);
  return ran.json() as IndexReport;
}

/** The plugins of third parties, by the command. */
export async function addedPlugins(place: Place): Promise<readonly PluginInfo[]> {
  return (await runPaise(place, ['plugins', 'list', '--added', '--json'])).json() as readonly PluginInfo[];
}

/** Why each plugin of a third party is set aside, by name. */
export const problemsOf = async (place: Place): Promise<Readonly<Record<string, string | undefined>>> =>
  Object.fromEntries((await addedPlugins(place)).filter(({ state }) => state === 'set aside').map(({ name, problem }) => [name, problem]));
