import type { Command } from '../../plugin/command.ts';

export const doctor: Command = {
  summary: 'Check the installation and say how to mend it',
  description: 'Exit code 1: something is bad.',
  async run({ paise, output }) {
    const problems = await paise.configuration.validate();
    const configuration = problems.map(({ where, message, hint }) => ({
      name: 'configuration',
      state: 'bad' as const,
      message: `${where}: ${message}`,
      ...(hint !== undefined && { hint }),
    }));
    const checkups = configuration.length > 0 ? configuration : await paise.doctor();
    if (output.json) output.value(checkups);
    else {
      for (const { name, state, message, hint } of checkups) {
        output.line([{ text: state.padEnd(8), style: state }, { text: `${name}: ${message}` }]);
        if (hint !== undefined) output.line([{ text: `        ${hint}`, style: 'dim' }]);
      }
    }
    return checkups.some(({ state }) => state === 'bad') ? 1 : 0;
  },
};
