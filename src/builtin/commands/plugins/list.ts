import type { Command, CommandOutput } from '../../../plugin/command.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import type { PluginInfo } from '../../../plugin/plugins.ts';
import { argumentText, isSet } from '../input.ts';
import type { Row } from '../row.ts';
import { pluginRows, problemRows, stateRows } from './plugin-lines.ts';

export const list: Command = {
  summary: 'List plugins with where they are from and their state',
  options: [
    { name: 'added', summary: 'only those that paise2 did not come with' },
    { name: 'verbose', short: 'v', summary: 'with their extensions' },
  ],
  async run({ paise, output }, input) {
    const all = await paise.plugins.list();
    const infos = isSet(input, 'added') ? all.filter(({ from }) => from !== 'built-in') : all;
    if (output.json) return output.value(infos);
    const width = Math.max(...infos.map(({ name }) => name.length), 0) + 2;
    for (const info of infos) {
      const { name, from, version, state, problem, description, path, extensions } = info;
      const style = state === 'set aside' ? 'bad' : state === 'disabled' ? 'warning' : 'dim';
      output.line([
        { text: name.padEnd(width), style: 'strong' },
        { text: `${from}${version === undefined ? '' : ` ${version}`}`.padEnd(16), style: 'dim' },
        ...(state === 'enabled' ? [] : [{ text: `${state}${problem === undefined ? '' : `: ${problem}`} `, style } as const]),
        ...(description === undefined || problem !== undefined ? [] : [{ text: description }]),
      ]);
      if (!isSet(input, 'verbose')) continue;
      if (path !== undefined) output.line([{ text: `  ${path}`, style: 'dim' }]);
      for (const [point, ids] of Object.entries(extensions))
        output.line([{ text: `  ${point.padEnd(22)}`, style: 'dim' }, { text: ids.join(' ') }]);
    }
    if (infos.length === 0) output.note('None. Add one with `paise2 plugins add`, or put a file into the plugins folder.');
  },
};

export const info: Command = {
  summary: 'Show all that is known of a plugin: where from, version, extensions, permissions, state',
  arguments: [{ name: 'NAME', summary: 'name of a plugin, or path of a file, folder or tarball', required: true }],
  async run({ paise, output }, input) {
    const name = argumentText(input, 'NAME');
    const known = (await paise.plugins.list()).filter((plugin) => plugin.name === name || plugin.package === name);
    const infos = known.length > 0 ? known : [await inspected(paise.plugins, name)];
    if (output.json) return output.value(infos.length === 1 ? infos[0] : infos);
    for (const plugin of infos) printPlugin(plugin, output, known.length > 0 ? stateRows(plugin) : problemRows(plugin));
  },
};

async function inspected({ inspect }: { inspect(path: string): Promise<PluginInfo> }, name: string): Promise<PluginInfo> {
  if (/[/.\\]/.test(name)) return inspect(name);
  throw new PaiseError('PLUGIN_UNKNOWN', `There is no plugin "${name}".`, { hint: 'See `paise2 plugins list`.' });
}

export function printPlugin(plugin: PluginInfo, output: CommandOutput, first = problemRows(plugin)): void {
  const { name, description } = plugin;
  output.line([{ text: name, style: 'strong' }, { text: description === undefined ? '' : `  ${description}` }]);
  printRows([...first, ...pluginRows(plugin)], output);
}

export function printRows(rows: readonly Row[], output: CommandOutput): void {
  for (const [name, text, style] of rows) output.line([{ text: `  ${name.padEnd(18)}`, style: 'dim' }, style ? { text, style } : { text }]);
}
