import type { Plugin } from '../../../plugin/define-plugin.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import type { StandardIssue, StandardResult } from '../../../plugin/standard-schema.ts';
import { describePlugin } from '../../loading/describe-plugin.ts';
import { importPlugin } from '../../loading/import-plugin.ts';
import type { PluginManifest } from '../../loading/plugin-manifest.ts';
import { validatePlugin } from '../../loading/validate-plugin.ts';
import type { WorkerSetup } from '../messages.ts';
import { jsonProblem } from '../shape.ts';

type Looking = Pick<WorkerSetup, 'only'>;

/** Says what the plugin is that this worker is for. */
export async function describeOnly(setup: Looking): Promise<PluginManifest> {
  const plugin = await importOnly(setup);
  await requireDefaults(plugin);
  return describePlugin(plugin);
}

/** Where nothing is configured a plugin must do: else it would be the whole configuration that is not valid. */
async function requireDefaults(plugin: Plugin): Promise<void> {
  const { issues: [issue] = [] } = await checkOptions(plugin, {});
  if (!issue) return;
  const said = [...(issue.path?.length ? [issue.path.map(step).join('.')] : []), issue.message].join(': ');
  throw new PaiseError('PLUGIN_INVALID', `Its options do not work without configuration: ${said}.`);
}

export const validateOptions = async (setup: Looking, options: unknown): Promise<StandardResult<unknown>> =>
  checkOptions(await importOnly(setup), options);

const bounds = { depth: 100, values: 100_000, characters: 1024 * 1024 };

async function checkOptions({ options: given }: Plugin, options: unknown): Promise<StandardResult<unknown>> {
  const schema = typeof given === 'function' ? await given() : given;
  const result = (await schema?.['~standard'].validate(options)) ?? { value: undefined };
  if (result.issues) return { issues: result.issues.map(plainIssue) };
  const problem = jsonProblem(result.value, bounds);
  return problem === undefined
    ? { value: result.value }
    : { issues: [{ message: `Its schema makes of them what is not JSON: ${problem}` }] };
}

/** zod says more of some issues: keys that it does not know, and what is wrong with a key. */
function plainIssue(issue: StandardIssue & { readonly keys?: unknown; readonly issues?: unknown }): StandardIssue {
  const { message, path = [], keys, issues } = issue;
  return {
    message,
    path: path.map(step),
    ...(Array.isArray(keys) && { keys: keys.map(String) }),
    ...(Array.isArray(issues) && { issues: (issues as readonly StandardIssue[]).map((inner) => ({ message: inner.message })) }),
  };
}

/** The plugin that this worker is for, its shape checked. Its name is the one that it gives itself. */
async function importOnly({ only }: Looking): Promise<Plugin> {
  if (!only) throw new PaiseError('NOT_SUPPORTED', 'This worker is for no plugin of its own.');
  const imported = (await importPlugin(only.entry)).default;
  const name = typeof imported === 'object' && imported !== null && 'name' in imported ? imported.name : undefined;
  return validatePlugin(imported, typeof name === 'string' ? name : only.name);
}

const step = (key: PropertyKey | { readonly key: PropertyKey }): string | number => {
  const plain = typeof key === 'object' ? key.key : key;
  return typeof plain === 'number' ? plain : String(plain);
};
