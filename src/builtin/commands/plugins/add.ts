import type { Command, CommandInput, CommandOutput } from '../../../plugin/command.ts';
import type { PluginInfo } from '../../../plugin/plugins.ts';
import { argumentText, isSet } from '../input.ts';
import { printPlugin } from './list.ts';

const yes = { name: 'yes', short: 'y', summary: 'agree to what it wants, without a question' } as const;

export const add: Command = {
  summary: 'Add a plugin that is published as a package',
  description: [
    'It is installed into the data directory with all that it needs; no script of a package is run. Before it is used you are shown what it wants',
    'to do beside reading what it is handed, and asked. A running engine uses it at once.',
  ].join('\n'),
  arguments: [{ name: 'SPEC', summary: 'name of a package (with @version), folder, or tarball', required: true, completes: 'path' }],
  options: [yes],
  async run({ paise, output }, input) {
    const added = await paise.plugins.add(argumentText(input, 'SPEC'), confirming(input, output, 'Add it?'));
    if (output.json) output.value({ added: added ?? null });
    else if (added) output.line([{ text: `${added.name} is added.`, style: 'good' }]);
    if (!added) output.note('It was not agreed to, so it is not used. Use --yes to agree without a question.');
    return added ? 0 : 1;
  },
};

export const update: Command = {
  summary: 'Bring added packages up to date',
  arguments: [{ name: 'NAME', summary: 'name of a plugin; default: all packages' }],
  options: [yes],
  async run({ paise, output }, input) {
    const name = argumentText(input, 'NAME');
    const updates = await paise.plugins.update(
      name === '' ? undefined : name,
      confirming(input, output, 'It wants more than before. Agree?'),
    );
    if (output.json) return output.value(updates);
    for (const { name: plugin, before = '', after = '' } of updates) output.line(`${plugin}: ${before} → ${after}`);
    if (updates.length === 0) return output.line('Everything is up to date.');
    for (const { name: plugin, problem } of await paise.plugins.list())
      if (problem !== undefined && updates.some((done) => done.name === plugin)) output.note(`${plugin} is set aside: ${problem}`);
  },
};

export const remove: Command = {
  summary: 'Remove an added package',
  description: 'What it indexed vanishes at the next full run; its options stay in your configuration.',
  arguments: [{ name: 'NAME', summary: 'name of the plugin', required: true }],
  async run({ paise, output }, input) {
    const name = argumentText(input, 'NAME');
    await paise.plugins.remove(name);
    if (output.json) output.value({ removed: name });
    else output.line(`${name} is removed.`);
  },
};

/** Shows the plugin and asks, unless the answer was given already. */
export function confirming(input: CommandInput, output: CommandOutput, question: string): (plugin: PluginInfo) => Promise<boolean> {
  return async (plugin) => {
    if (!output.json) printPlugin(plugin, output);
    return isSet(input, 'yes') || output.confirm(question);
  };
}
