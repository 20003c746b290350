import type { Command } from '../../plugin/command.ts';
import { isSet } from './input.ts';

export const reset: Command = {
  summary: 'Forget what was indexed',
  description:
    'Removes what can be made again by `paise2 index`; with --hard also what plugins remember. Your files and the configuration stay.',
  options: [
    { name: 'hard', summary: 'also forget what plugins remember' },
    { name: 'yes', short: 'y', summary: 'do not ask' },
  ],
  access: 'write',
  async run({ paise, output }, input) {
    const hard = isSet(input, 'hard');
    const things = await paise.reset({ hard, dryRun: true });
    if (!isSet(input, 'yes') && !(await output.confirm(`Remove ${things.join(', ')}?`))) {
      output.note('Nothing was removed. Use --yes to remove without a question.');
      return 1;
    }
    const removed = await paise.reset({ hard, dryRun: false });
    if (output.json) output.value({ removed });
    else output.line(`Removed ${removed.join(', ')}.`);
    return 0;
  },
};
