import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ConfigurationProblem } from '../../plugin/paise.ts';
import { problemOfPlugin } from './problems.ts';
import type { Source } from './problems.ts';
import { readSection } from './section.ts';
import type { Section } from './section.ts';
import { readUserFile } from './user-file.ts';
import type { UserFile } from './user-file.ts';
import { parseYaml } from './yaml-text.ts';

export interface ConfigurationRequest {
  /** Path of the user's file. */
  readonly file: string;
  readonly plugins: readonly Plugin[];
  /** What the ConfigurationProviders returned, in the order of loading. What is meant for plugins that are not here has no effect. */
  readonly contributions: readonly { readonly plugin: string; readonly yaml: string }[];
  /** In place of the file's content. */
  readonly text?: string;
  /** Names of plugins that exist but are not loaded, besides those that the user disabled: sections of theirs are no mistake. */
  readonly unloaded?: readonly string[];
}

export interface GatheredConfiguration {
  readonly file: UserFile;
  readonly user: Source;
  /** In the order of loading. */
  readonly contributed: readonly Source[];
  /** The engine's comes first. */
  readonly sections: readonly Section[];
  /** Plugins whose schema cannot be loaded. */
  readonly failures: readonly { readonly plugin: string; readonly problem: ConfigurationProblem }[];
}

/** Everything that the configuration is made from: texts and schemas, not yet put together. */
export async function gatherConfiguration(request: ConfigurationRequest): Promise<GatheredConfiguration> {
  const file = request.text === undefined ? await readUserFile(request.file) : { text: request.text };
  const sections: Section[] = [await engineSection()];
  const failures = [];
  for (const plugin of request.plugins) {
    try {
      sections.push(await readSection(plugin));
    } catch (error) {
      failures.push({ plugin: plugin.name, problem: problemOfPlugin(plugin.name, error) });
    }
  }
  return {
    file,
    user: { name: request.file, yaml: parseYaml(file.text) },
    contributed: request.contributions.map(({ plugin, yaml }) => ({ name: `defaults of ${plugin}`, plugin, yaml: parseYaml(yaml) })),
    sections,
    failures,
  };
}

async function engineSection(): Promise<Section> {
  const { engineOptions } = await import('./engine-options.ts');
  return readSection({ name: 'paise2', description: 'The engine itself.', options: engineOptions });
}
