import type { Command } from '../../plugin/command.ts';
import { argumentText, isSet } from './input.ts';

export const reset: Command = {
  summary: 'Go back to the default of an option, or of everything',
  arguments: [{ name: 'OPTION', summary: 'dotted name, for example files.exclude' }],
  options: [{ name: 'yes', short: 'y', summary: 'do not ask' }],
  async run({ paise, output }, input) {
    const path = argumentText(input, 'OPTION');
    const question = path === '' ? `Remove ${paise.configuration.path}?` : `Remove ${path} from ${paise.configuration.path}?`;
    if (!isSet(input, 'yes') && !(await output.confirm(question))) {
      output.note('Nothing was changed. Use --yes to change without a question.');
      return 1;
    }
    await paise.configuration.reset(path === '' ? undefined : path);
    if (output.json) output.value({ reset: path === '' ? null : path });
    else output.line(path === '' ? 'The configuration is the default now.' : `${path} is the default now.`);
    return 0;
  },
};
