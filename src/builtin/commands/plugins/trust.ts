import type { Command } from '../../../plugin/command.ts';
import { argumentText, isSet } from '../input.ts';
import { printPlugin } from './list.ts';

const folder = { name: 'DIR', summary: 'folder of the project; default: where you are', completes: 'path' } as const;

export const trust: Command = {
  summary: 'Use the plugins that a project brings in .paise2/plugins',
  description: 'They are shown first. When one of their files changes, it is set aside until you trust the project again.',
  arguments: [folder],
  options: [{ name: 'yes', short: 'y', summary: 'do not ask' }],
  async run({ paise, output }, input) {
    const where = argumentText(input, 'DIR') || '.';
    const plugins = await paise.plugins.project(where);
    if (!output.json) for (const plugin of plugins) printPlugin(plugin, output);
    if (plugins.length > 0 && !isSet(input, 'yes') && !(await output.confirm('Trust them?'))) {
      output.note('Nothing is trusted. Use --yes to agree without a question.');
      return 1;
    }
    await paise.plugins.trust(where);
    if (output.json) output.value({ trusted: plugins });
    else output.line([{ text: `${plugins.map(({ name }) => name).join(', ')}: trusted.`, style: 'good' }]);
    return 0;
  },
};

export const distrust: Command = {
  summary: 'Do not use the plugins of a project any more',
  arguments: [folder],
  async run({ paise, output }, input) {
    const where = argumentText(input, 'DIR') || '.';
    await paise.plugins.distrust(where);
    if (output.json) output.value({ distrusted: where });
    else output.line('Its plugins are not used any more.');
  },
};
