import type { Command, CommandHost } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { engineProgram } from './supervisor/engine-program.ts';
import { supervisorOf, type SupervisedState, type Supervisor } from './supervisor/supervisor.ts';

export const service: Command = {
  summary: 'Have the engine started whenever you log in',
  subcommands: {
    install: {
      summary: 'Install and start it; once more after an update or another choice of directories',
      description:
        'As a unit of your own systemd (Linux) or an agent of launchd (macOS), with this Node and with the PAISE2_ variables that are set.',
      async run(host) {
        const supervisor = await anySupervisor();
        await supervisor.install(engineProgram());
        await report(host, supervisor, `Installed for ${supervisor.name} and started: ${supervisor.file}`);
        if (!host.output.json) host.output.line('`paise2 status` tells what it does.');
      },
    },
    uninstall: {
      summary: 'Stop it and remove what was installed; the index stays',
      async run(host) {
        const supervisor = await anySupervisor();
        const { installed } = await supervisor.state();
        if (installed) await supervisor.uninstall();
        await report(host, supervisor, installed ? `Stopped and removed: ${supervisor.file}` : 'It was not installed.');
      },
    },
    start: {
      summary: 'Start what was installed',
      async run(host) {
        const supervisor = await installedSupervisor();
        await supervisor.start();
        await report(host, supervisor, 'Started.');
      },
    },
    stop: {
      summary: 'Stop it until you log in again',
      async run(host) {
        const supervisor = await installedSupervisor();
        await supervisor.stop();
        await report(host, supervisor, 'Stopped. It starts again when you log in.');
      },
    },
    status: {
      summary: 'Say whether it is installed and runs',
      description: 'Exit code 1: it does not run.',
      async run(host) {
        const supervisor = await anySupervisor();
        const { running } = await report(host, supervisor);
        return running ? 0 : 1;
      },
    },
  },
};

async function anySupervisor(): Promise<Supervisor> {
  const supervisor = await supervisorOf();
  if (supervisor) return supervisor;
  throw new PaiseError('NOT_SUPPORTED', `paise2 does not know what starts programs at login on ${process.platform}.`, {
    hint: 'Have `paise2 up` started by whatever does.',
  });
}

async function installedSupervisor(): Promise<Supervisor> {
  const supervisor = await anySupervisor();
  if ((await supervisor.state()).installed) return supervisor;
  throw new PaiseError('USAGE', 'Nothing is installed yet.', { hint: 'Run `paise2 service install`.' });
}

/** Prints the message, or the state where there is none. */
async function report({ output }: CommandHost, supervisor: Supervisor, message?: string): Promise<SupervisedState> {
  const state = await supervisor.state();
  if (output.json) output.value({ ...state, file: supervisor.file });
  else output.line(message ?? stateWords(state, supervisor));
  return state;
}

function stateWords({ installed, running, pid, detail }: SupervisedState, { name, file }: Supervisor): string {
  if (!installed) return 'Not installed. `paise2 service install` does it.';
  const process = pid === undefined ? '' : ` (process ${pid})`;
  return `${running ? `Runs${process}` : 'Does not run'}; installed for ${name} in ${file}${detail === undefined ? '' : `; ${detail}`}`;
}
