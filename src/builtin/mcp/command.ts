import type { Command } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { log } from './audit/log-command.ts';
import { install } from './install/install-command.ts';
import type { McpOptions } from './options.ts';

export const mcp: Command<McpOptions> = {
  summary: 'Let an AI agent search and read, over the Model Context Protocol',
  description:
    'Agents start it themselves: it speaks the protocol on standard input and output and ends with them. `paise2 mcp install` tells an agent how.',
  subcommands: { install, log },
  async run({ paise, options, output }) {
    const settings = await options();
    if (!settings.enabled) {
      throw new PaiseError('NOT_SUPPORTED', 'Agents are not answered: `mcp.enabled` is false.', {
        hint: 'Set it with `paise2 config set mcp.enabled true`.',
      });
    }
    if (process.stdin.isTTY)
      output.note('Waiting for an agent on standard input. Agents start this themselves: see `paise2 mcp install`. Ctrl-C ends it.');
    const [{ createConnection }, { serveOnStdio }] = await Promise.all([import('./connection.ts'), import('./serve-stdio.ts')]);
    await serveOnStdio(
      createConnection({ paise, options: settings, transport: 'stdio', report: (message) => output.note(`paise2: ${message}`) }),
    );
  },
};
