import type { Command } from '../../plugin/command.ts';

export const version: Command = {
  summary: 'Print the version of paise2 and of Node',
  async run({ paise, output }) {
    if (output.json) output.value({ paise2: paise.version, node: process.versions.node });
    else output.line(`paise2 ${paise.version} (Node ${process.versions.node})`);
  },
};
