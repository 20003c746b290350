import type { Command } from '../../plugin/command.ts';
import { isSet } from './input.ts';
import { statusRows } from './status-rows.ts';

export const status: Command = {
  summary: 'Show how it stands: what is indexed, pending, failed and held',
  description: 'With --json everything that paise2 knows of itself, for monitoring.',
  options: [{ name: 'verbose', short: 'v', summary: 'show workers, watches, jobs by kind and the phases of starting too' }],
  async run({ paise, output }, input) {
    const found = await paise.status();
    if (output.json) output.value(found);
    else
      for (const [name, text, style] of statusRows(found, isSet(input, 'verbose')))
        output.line([{ text: name.padEnd(15), style: 'dim' }, style ? { text, style } : { text }]);
  },
};
