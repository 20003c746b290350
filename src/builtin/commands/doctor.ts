import type { Command, CommandHost } from '../../plugin/command.ts';
import type { Checkup } from '../../plugin/paise.ts';
import { configurationChecks, serviceCheck, sqliteCheck } from './installation-checks.ts';

export const doctor: Command = {
  summary: 'Check the installation and say how to mend it',
  description: 'Exit code 1: something is bad.',
  async run({ paise, output }) {
    const problems = await paise.configuration.validate();
    const checkups = problems.length > 0 ? configurationChecks(problems) : await allChecks(paise);
    if (output.json) output.value(checkups);
    else {
      for (const { name, state, message, hint } of checkups) {
        output.line([{ text: state.padEnd(8), style: state }, { text: `${name}: ${message}` }]);
        for (const line of hint?.split('\n') ?? []) output.line([{ text: `        ${line}`, style: 'dim' }]);
      }
    }
    return checkups.some(({ state }) => state === 'bad') ? 1 : 0;
  },
};

async function allChecks(paise: CommandHost['paise']): Promise<readonly Checkup[]> {
  const configuration = { name: 'configuration', state: 'good', message: paise.configuration.path } as const;
  return [configuration, await sqliteCheck(), ...(await paise.doctor()), await serviceCheck()];
}
