import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { ConfigurationProblem } from '../../plugin/paise.ts';
import type { EngineOptions } from './engine-options.ts';
import type { OptionFinding } from './finding.ts';
import { gatherConfiguration } from './gather.ts';
import type { ConfigurationRequest, GatheredConfiguration } from './gather.ts';
import { own } from './json.ts';
import { applyUserValues, layer, mergeDefaults } from './merge.ts';
import { problemOfPlugin, problemsOfOptions, problemsOfText } from './problems.ts';
import type { Section } from './section.ts';
import { unknownSections } from './unknown-sections.ts';
import { validateSection } from './validate.ts';

export type { ConfigurationRequest } from './gather.ts';

export interface LoadedConfiguration {
  /** Defaults, contributions and the user's values, as they are written: `64MB`. Where a section has a problem, its defaults alone. */
  readonly tree: ConfigurationTree;
  readonly engine: EngineOptions;
  /** What the schema of each plugin made of its section; `undefined` where it refuses even its own defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Those of the user's file first, from top to bottom. `where` is the file alone when the file as a whole is to blame. */
  readonly problems: readonly ConfigurationProblem[];
  readonly userText: string;
  /** Names of plugins that exist but are not loaded: their sections are not checked. */
  readonly absent: readonly string[];
  /** What all this was made from. */
  readonly gathered: GatheredConfiguration;
}

/** Reads, merges and checks the configuration. Never rejects for what a person or a plugin did wrong: that becomes a problem. */
export async function loadConfiguration(request: ConfigurationRequest): Promise<LoadedConfiguration> {
  const gathered = await gatherConfiguration(request);
  const { file, user, contributed, sections, failures } = gathered;
  const contributions = contributed.map(({ yaml }) => yaml.tree).reduce(mergeDefaults, {});
  const checked = await Promise.all(sections.map((section) => checkSection(section, contributions, user.yaml.tree)));

  const options = Object.fromEntries(checked.map(({ name, options: made }) => [name, made]));
  const engine = options['paise2'] as EngineOptions;
  const absent = [...(request.unloaded ?? []), ...engine.disabledPlugins, ...failures.map(({ plugin }) => plugin)];
  const findings = [...checked.flatMap((section) => section.findings), ...unknownSections(sections, absent, user.yaml.tree)];
  const sources = [user, ...contributed.toReversed()];
  return {
    tree: Object.fromEntries(checked.map(({ name, value }) => [name, value])),
    engine,
    options,
    problems: [
      ...(file.problem ? [file.problem] : []),
      ...sources.flatMap(problemsOfText),
      ...problemsOfOptions(sources, findings),
      ...[...failures, ...checked].flatMap(({ problem }) => problem ?? []),
    ],
    userText: file.text,
    absent,
    gathered,
  };
}

/** Throws `CONFIGURATION_INVALID`, or `CONFIGURATION_UNREADABLE`, with all problems in the message. */
export function requireValid(loaded: LoadedConfiguration): LoadedConfiguration {
  const { problems, gathered } = loaded;
  const [first] = problems;
  if (first === undefined) return loaded;
  const listed = problems.slice(0, 20).map(describeProblem);
  const more = problems.length > 20 ? [`  and ${problems.length - 20} more`] : [];
  const title = problems.length === 1 ? 'The configuration has a problem:' : `The configuration has ${problems.length} problems:`;
  const code = gathered.file.problem === undefined ? 'CONFIGURATION_INVALID' : 'CONFIGURATION_UNREADABLE';
  throw new PaiseError(code, [title, ...listed, ...more].join('\n'), {
    where: first.where,
    ...(first.hint !== undefined && { hint: first.hint }),
  });
}

const describeProblem = ({ message, where, hint }: ConfigurationProblem): string =>
  `  ${where}: ${message}${hint === undefined ? '' : `\n    ${hint}`}`;

interface CheckedSection {
  readonly name: string;
  readonly value: JsonValue;
  readonly options: unknown;
  readonly findings: readonly OptionFinding[];
  readonly problem?: ConfigurationProblem;
}

/** A section that is wrong is replaced by its defaults, so that commands which help to mend the configuration can run. */
async function checkSection(section: Section, contributions: ConfigurationTree, user: ConfigurationTree): Promise<CheckedSection> {
  const { name, defaults } = section;
  const withContributions = layer(defaults, own(contributions, name), mergeDefaults);
  const merged = layer(withContributions, own(user, name), applyUserValues);
  try {
    const first = await validateSection(section, merged);
    if (first.findings === undefined) return { name, value: merged, options: first.options, findings: [] };
    for (const value of [withContributions, defaults]) {
      const fallback = await validateSection(section, value);
      if (fallback.findings === undefined) return { name, value, options: fallback.options, findings: first.findings };
    }
    return { name, value: defaults, options: undefined, findings: first.findings };
  } catch (error) {
    return { name, value: defaults, options: undefined, findings: [], problem: problemOfPlugin(name, error) };
  }
}
