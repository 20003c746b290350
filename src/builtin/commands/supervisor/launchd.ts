import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { PaiseError } from '../../../plugin/errors.ts';
import { label, launchAgent } from './launch-agent.ts';
import { runTool } from './run-tool.ts';
import type { SupervisedState, Supervisor } from './supervisor.ts';

/** launchd of macOS. */
export function launchd(): Supervisor {
  const file = join(homedir(), 'Library/LaunchAgents', `${label}.plist`);
  const domain = `gui/${process.getuid?.() ?? 0}`;
  const agent = `${domain}/${label}`;
  return {
    name: 'launchd',
    file,
    async install(program) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, launchAgent(program));
      // Fails where none was loaded.
      await runTool('launchctl', ['bootout', agent]);
      await ask('bootstrap', domain, file);
    },
    async uninstall() {
      await runTool('launchctl', ['bootout', agent]);
      await rm(file, { force: true });
    },
    start: () => ask('kickstart', agent),
    // It ends with code 0, so launchd leaves it at that.
    stop: () => ask('kill', 'SIGTERM', agent),
    async state() {
      if (!existsSync(file)) return { installed: false, running: false };
      const printed = await runTool('launchctl', ['print', agent]);
      return printed.ok ? stateOf(printed.stdout) : { installed: true, running: false, detail: printed.problem };
    },
  };
}

/** What `launchctl print` says; the agent's own members are indented by one tab. */
export function stateOf(printed: string): SupervisedState {
  const valueOf = (name: string): string | undefined => new RegExp(`^\\t${name} = (.+)$`, 'm').exec(printed)?.[1];
  const state = valueOf('state');
  const pid = Number(valueOf('pid') ?? 0);
  const code = valueOf('last exit code');
  return {
    installed: true,
    running: state === 'running',
    ...(pid > 0 && { pid }),
    detail: `${state ?? 'unknown'}${code === undefined ? '' : `, last exit code ${code}`}`,
  };
}

async function ask(...args: readonly string[]): Promise<void> {
  const { ok, problem } = await runTool('launchctl', args);
  if (ok) return;
  throw new PaiseError('NOT_SUPPORTED', `\`launchctl ${args.join(' ')}\` does not work here: ${problem}`, {
    hint: 'Without a session on the screen, run `paise2 up` yourself.',
  });
}
