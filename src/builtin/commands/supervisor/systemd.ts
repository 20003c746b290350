import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { PaiseError } from '../../../plugin/errors.ts';
import { runTool, type ToolEnd } from './run-tool.ts';
import type { SupervisedState, Supervisor } from './supervisor.ts';
import { systemdUnit } from './systemd-unit.ts';

const unit = 'paise2.service';

/** The systemd of the user, on most Linux systems. */
export function systemd(): Supervisor {
  const folder = join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'systemd/user');
  const file = join(folder, unit);
  return {
    name: 'systemd',
    file,
    async install(program) {
      await ask('show', '--property=Version');
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, systemdUnit(program));
      await ask('daemon-reload');
      await ask('enable', unit);
      await ask('restart', unit);
    },
    async uninstall() {
      const ended = await systemctl('disable', '--now', unit);
      // The link that `enable` made: where systemd cannot be reached, it is still there.
      await rm(join(folder, 'default.target.wants', unit), { force: true });
      await rm(file, { force: true });
      if (ended.ok) await ask('daemon-reload');
    },
    start: () => ask('start', unit),
    stop: () => ask('stop', unit),
    async state() {
      if (!existsSync(file)) return { installed: false, running: false };
      const shown = await systemctl('show', unit, '--property=ActiveState,SubState,MainPID,Result,ExecMainStatus');
      return shown.ok ? stateOf(shown.stdout) : { installed: true, running: false, detail: shown.problem };
    },
  };
}

/** What `systemctl show` says, one `Name=value` a line. */
export function stateOf(shown: string): SupervisedState {
  const found = Object.fromEntries(shown.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  const { ActiveState, SubState, MainPID, Result, ExecMainStatus } = found;
  const pid = Number(MainPID);
  const end = Result === 'success' ? '' : `, ended with ${Result} (exit code ${ExecMainStatus})`;
  return { installed: true, running: ActiveState === 'active', ...(pid > 0 && { pid }), detail: `${ActiveState} (${SubState})${end}` };
}

const systemctl = (...args: readonly string[]): Promise<ToolEnd> => runTool('systemctl', ['--user', ...args]);

async function ask(...args: readonly string[]): Promise<void> {
  const { ok, problem } = await systemctl(...args);
  if (ok) return;
  throw new PaiseError('NOT_SUPPORTED', `\`systemctl --user ${args.join(' ')}\` does not work here: ${problem}`, {
    hint: 'Without a session of the user’s systemd, run `paise2 up` yourself, or have it run by what starts programs here.',
  });
}
