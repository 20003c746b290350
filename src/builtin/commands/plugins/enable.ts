import type { Command } from '../../../plugin/command.ts';
import { argumentText } from '../input.ts';

const named = [{ name: 'NAME', summary: 'name of the plugin', required: true }] as const;

export const enable: Command = {
  summary: 'Use a plugin again that was disabled, or agree to what it wants',
  arguments: named,
  async run({ paise, output }, input) {
    const name = argumentText(input, 'NAME');
    await paise.plugins.enable(name);
    if (output.json) output.value({ enabled: name });
    else output.line(`${name} is enabled.`);
  },
};

export const disable: Command = {
  summary: 'Do not use a plugin any more; what it indexed stays until the next full run',
  arguments: named,
  async run({ paise, output }, input) {
    const name = argumentText(input, 'NAME');
    await paise.plugins.disable(name);
    if (output.json) output.value({ disabled: name });
    else output.line(`${name} is disabled.`);
  },
};
