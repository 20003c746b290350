import type { Command } from '../../../plugin/command.ts';
import { argumentText } from '../input.ts';

/** Switches one plugin on or off. */
const switching = (to: 'enable' | 'disable', summary: string): Command => ({
  summary,
  arguments: [{ name: 'NAME', summary: 'name of the plugin', required: true }],
  async run({ paise, output }, input) {
    const name = argumentText(input, 'NAME');
    await paise.plugins[to](name);
    if (output.json) output.value({ [`${to}d`]: name });
    else output.line(`${name} is ${to}d.`);
  },
});

export const enable = switching('enable', 'Use a plugin again that was disabled, or agree to what it wants');

export const disable = switching('disable', 'Do not use a plugin any more; what it indexed stays until the next full run');
