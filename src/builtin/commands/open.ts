import type { Command, CommandHost } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { isSet, optionText } from './input.ts';
import { showPage } from './show-page.ts';

export const open: Command = {
  summary: 'Open the search page in your browser',
  description:
    'By a link that lets one browser in, once, within ten minutes; it then stays in for a month after its last visit.\n' +
    'Where there is no screen, and with --print, the link is printed.',
  options: [
    { name: 'print', summary: 'only print the link' },
    { name: 'key', value: 'PATH', summary: 'print the key with which a program may ask what is at PATH, such as /api/v1' },
  ],
  async run(host, input) {
    const { paise, output } = host;
    const path = optionText(input, 'key');
    if (path !== undefined) return printKey(host, path);
    const link = await paise.link();
    if (output.json) output.value({ link });
    else if (!isSet(input, 'print') && (await showPage(link, output))) output.line(`Opened ${new URL(link).origin}`);
    else output.line(link);
  },
};

async function printKey({ paise, output }: CommandHost, path: string): Promise<void> {
  const served = path.startsWith('/') ? await paise.served(path) : undefined;
  if (!served)
    throw new PaiseError('NOT_SERVED', `Nothing is served at ${path}.`, { hint: 'Run `paise2 up`, and name a path such as /api/v1.' });
  if (output.json) output.value(served);
  else output.line(served.key);
}
