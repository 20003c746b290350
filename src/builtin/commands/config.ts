import type { Command } from '../../plugin/command.ts';
import { edit } from './config-edit.ts';
import { get } from './config-get.ts';
import { reset } from './config-reset.ts';
import { schema } from './config-schema.ts';
import { set } from './config-set.ts';
import { list, show } from './config-show.ts';

export const config: Command = {
  summary: 'The configuration',
  subcommands: {
    list,
    show,
    get,
    set,
    reset,
    edit,
    schema,
    path: {
      summary: 'Print where the configuration file is',
      async run({ paise, output }) {
        if (output.json) output.value({ path: paise.configuration.path });
        else output.line(paise.configuration.path);
      },
    },
  },
};
