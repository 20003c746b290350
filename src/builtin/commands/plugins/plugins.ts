import type { Command } from '../../plugin/command.ts';

export const plugins: Command = {
  summary: 'Plugins',
  subcommands: {
    list: {
      summary: 'List plugins with their extensions and their state',
      async run({ paise, output }) {
        const infos = await paise.plugins();
        if (output.json) {
          output.value(infos);
          return;
        }
        for (const { name, state, problem, extensions } of infos) {
          const style = state === 'set aside' ? 'bad' : 'dim';
          output.line([
            { text: name.padEnd(12), style: 'strong' },
            { text: problem === undefined ? state : `${state}: ${problem}`, style },
          ]);
          for (const [point, ids] of Object.entries(extensions))
            output.line([{ text: `  ${point.padEnd(22)}`, style: 'dim' }, { text: ids.join(' ') }]);
        }
      },
    },
  },
};
