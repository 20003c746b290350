import type { Command } from '../../plugin/command.ts';
import { engineLine } from './engine-line.ts';

export const up: Command = {
  summary: 'Keep the index up to date until stopped',
  description:
    'Lists everything that the configuration names, then watches it. Stays in the foreground: Ctrl-C, SIGTERM or `paise2 stop` end it in order,\n' +
    'a second Ctrl-C at once. `paise2 service install` starts it whenever you log in.',
  access: 'write',
  async run({ paise, output, signal }) {
    signal.addEventListener('abort', () => {
      output.progress(undefined);
      output.note('Stopping…');
    });
    await paise.up({
      signal,
      onReady() {
        if (output.json) output.value({ pid: process.pid });
        else output.line(`paise2 is up (process ${process.pid}); Ctrl-C ends it.`);
      },
      onStatus(status) {
        if (!signal.aborted) output.progress(engineLine(status));
      },
    });
    if (!signal.aborted) output.note('Stopped, as `paise2 stop` asked.');
    return 0;
  },
};
