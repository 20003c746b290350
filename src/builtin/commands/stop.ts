import type { Command } from '../../plugin/command.ts';

export const stop: Command = {
  summary: 'End the engine that runs',
  description: 'What was done stays, and what was under way is done by the next one. Waits until it has ended.',
  async run({ paise, output }) {
    const stopped = await paise.stop();
    if (output.json) output.value({ stopped });
    else output.line(stopped ? 'The engine has ended.' : 'No engine runs.');
  },
};
