import type { ConfigurationProblem } from '../../plugin/paise.ts';
import type { Finding, OptionFinding } from './finding.ts';
import { placeOf } from './yaml-text.ts';
import type { YamlText } from './yaml-text.ts';

/** YAML that takes part in the configuration. */
export interface Source {
  /** How problems name it. */
  readonly name: string;
  /** Who contributed it; absent for the user's file. */
  readonly plugin?: string;
  readonly yaml: YamlText;
}

/** What is wrong with a source as YAML. */
export function problemsOfText(source: Source): ConfigurationProblem[] {
  return source.yaml.findings.map((finding) => problemAt(source, finding));
}

/** What is wrong with options, each at the place that set it; the first source is the user's and takes what nobody wrote. */
export function problemsOfOptions(sources: readonly Source[], findings: readonly OptionFinding[]): ConfigurationProblem[] {
  const located = findings.map((finding) => {
    const source = sources.find(({ yaml }) => placeOf(yaml.document, finding.path).complete) ?? sources[0];
    const { key, value } = source ? placeOf(source.yaml.document, finding.path) : {};
    const node = finding.part === 'key' ? (key ?? value) : (value ?? key);
    return { source, finding: { ...finding, offset: node?.range?.[0] ?? 0 } };
  });
  return sources.flatMap((source) =>
    located
      .filter((one) => one.source === source)
      .toSorted((one, other) => one.finding.offset - other.finding.offset)
      .map(({ finding }) => problemAt(source, finding)),
  );
}

/** A plugin that cannot say what its options are. */
export function problemOfPlugin(plugin: string, error: unknown): ConfigurationProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return { message: `the options of ${plugin} cannot be checked: ${reason}`, where: `plugin ${plugin}`, hint: disabling(plugin) };
}

function problemAt({ name, plugin, yaml }: Source, { message, hint, offset }: Finding): ConfigurationProblem {
  const advice = plugin === undefined ? hint : disabling(plugin);
  return { message, where: `${name}:${yaml.position(offset)}`, ...(advice !== undefined && { hint: advice }) };
}

const disabling = (plugin: string): string => `Tell the author of ${plugin}; until then add ${plugin} to paise2.disabledPlugins.`;
