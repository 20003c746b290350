import type { Command } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { engineLine } from './engine-line.ts';
import { isSet, optionNumber } from './input.ts';
import { proposeAtFirst } from './propose-folders.ts';
import { showPage } from './show-page.ts';

const highestPort = 65_535;

export const up: Command = {
  summary: 'Keep the index up to date and serve the search page, until stopped',
  description:
    'Lists everything that the configuration names, then watches it, and opens the search page in your browser. Stays in the foreground:\n' +
    'Ctrl-C, SIGTERM or `paise2 stop` end it in order, a second Ctrl-C at once. `paise2 service install` starts it whenever you log in.',
  options: [
    { name: 'port', value: 'N', summary: 'serve the page at this port instead of the configured one; 0: at any that is free' },
    { name: 'no-open', summary: 'do not open the page in your browser' },
  ],
  access: 'write',
  async run(host, input) {
    const { paise, output, signal } = host;
    const port = optionNumber(input, 'port');
    if (port !== undefined && port > highestPort) throw new PaiseError('USAGE', `--port takes a number up to ${highestPort}.`);
    await proposeAtFirst(host);
    signal.addEventListener('abort', () => {
      output.progress(undefined);
      output.note('Stopping…');
    });
    let isReady = false;
    let link: string | undefined;
    const tell = (): void => {
      if (output.json) output.value({ pid: process.pid, ...(link !== undefined && { link }) });
      else if (link !== undefined) output.line(`Search page: ${link}`);
    };
    await paise.up({
      signal,
      ...(port !== undefined && { port }),
      onServed(served) {
        link = served;
        if (isReady) tell();
      },
      onReady() {
        isReady = true;
        if (!output.json) output.line(`paise2 is up (process ${process.pid}); Ctrl-C ends it.`);
        tell();
        if (link !== undefined && !isSet(input, 'no-open')) void showPage(link, output);
      },
      onStatus(status) {
        if (!signal.aborted) output.progress(engineLine(status));
      },
    });
    if (!signal.aborted) output.note('Stopped, as `paise2 stop` asked.');
    return 0;
  },
};
