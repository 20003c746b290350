import type { Command, CommandOption } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { PauseTarget } from '../../plugin/job-queue-provider.ts';
import type { Paise } from '../../plugin/paise.ts';
import { jobKinds, partOf } from './input.ts';
import { resumption, workOf } from './paused-work.ts';

const parts: readonly CommandOption[] = [
  { name: 'plugin', value: 'NAME', summary: 'only jobs of this plugin' },
  { name: 'kind', value: 'KIND', summary: 'only jobs of this kind', choices: jobKinds },
];

export const pause: Command = {
  summary: 'Begin nothing new, until resumed',
  description: 'All work, or a part of it. It lasts until `paise2 resume`, also when the machine starts anew. Searching goes on.',
  options: parts,
  access: 'write',
  async run({ paise, output }, input) {
    const target = partOf(input);
    await checkPlugin(paise, target);
    await paise.pause(target);
    if (output.json) output.value({ paused: target });
    else output.line(`Paused: ${workOf(target)}. \`${resumption(target)}\` goes on.`);
  },
};

export const resume: Command = {
  summary: 'Go on with what was paused',
  description: 'Without options everything that was paused, else what was paused with these very options.',
  options: parts,
  access: 'write',
  async run({ paise, output }, input) {
    const target = partOf(input);
    await paise.resume(Object.keys(target).length > 0 ? target : undefined);
    const { paused } = (await paise.status()).queue;
    if (output.json) output.value({ resumed: target, paused });
    else {
      output.line(`Resumed: ${workOf(target)}.`);
      for (const left of paused) output.line(`Still paused: ${workOf(left)}. \`${resumption(left)}\` goes on.`);
    }
  },
};

async function checkPlugin(paise: Paise, { plugin }: PauseTarget): Promise<void> {
  if (plugin === undefined || (await paise.plugins.list()).some(({ name }) => name === plugin)) return;
  throw new PaiseError('USAGE', `There is no plugin "${plugin}".`, { hint: 'See `paise2 plugins list`.' });
}
