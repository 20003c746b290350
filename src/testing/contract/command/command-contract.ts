import assert from 'node:assert/strict';
import type { Command, CommandInput } from '../../../plugin/command.ts';
import { recordingCommandHost, type CommandRecording, type CommandSettings } from '../../hosts/command-host.ts';
import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { pluginCases, type PluginCases, type PluginPlace } from '../plugin-place.ts';
import { endOf, withinTime } from '../within-time.ts';
import { definitionCases } from './command-definition.ts';

/** A command line that was understood, what of paise2 it meets, and how it ends. */
export interface CommandRun extends Omit<CommandSettings, 'json'> {
  readonly input?: Partial<CommandInput>;
  /** Names of the subcommands that lead to the one that runs. */
  readonly path?: readonly string[];
  /** Exit code. Default 0. */
  readonly code?: number;
}

export interface CommandScenario {
  readonly runs: readonly CommandRun[];
}

/** What every {@link Command} must do. */
export const commandContract = (harness: ContractHarness, { runs }: CommandScenario): readonly ContractCase[] =>
  pluginCases(harness, 'commands', { definition: definitionCases, running: runningCases(runs) });

const runningCases = (runs: readonly CommandRun[]): PluginCases<'commands'> => ({
  async 'prints lines for people, and ends with the code that is expected'(place) {
    for (const run of runs) {
      const { code, recording } = await runCommand(place, run, {});
      assert.equal(code, run.code ?? 0, whatOf(run));
      assert.deepEqual(recording.values, [], `${whatOf(run)} prints JSON without --json`);
    }
  },

  async 'prints nothing but JSON with --json, and ends with the same code'(place) {
    for (const run of runs) {
      const { code, recording } = await runCommand(place, run, { json: true });
      assert.equal(code, run.code ?? 0, whatOf(run));
      assert.deepEqual(recording.lines, [], `${whatOf(run)} prints lines among its JSON`);
    }
  },

  async 'asks nothing where nobody can answer'(place) {
    for (const run of runs) {
      const asked = (question: string): never => assert.fail(`${whatOf(run)} asks with --json: ${question}`);
      await runCommand(place, run, { json: true, ...(run.confirms === undefined && { confirms: asked }) });
    }
  },

  async 'ends soon when it is told to'(place) {
    for (const run of runs) await endOf(whatOf(run), runCommand(place, run, { signal: AbortSignal.abort(new Error('Interrupted.')) }));
  },
});

async function runCommand(
  { plugin, extension, options }: PluginPlace<'commands'>,
  run: CommandRun,
  settings: CommandSettings,
): Promise<{ readonly code: number; readonly recording: CommandRecording }> {
  const { host, recorded } = recordingCommandHost(plugin, { options, ...run, ...settings });
  const command = (run.path ?? []).reduce((above: Command | undefined, name) => above?.subcommands?.[name], extension);
  assert.ok(command?.run, `there is nothing to run at ${whatOf(run)}`);
  const code = (await withinTime(whatOf(run), command.run(host, { arguments: {}, options: {}, ...run.input }))) ?? 0;
  return { code, recording: recorded() };
}

const whatOf = ({ path = [], input = {} }: CommandRun): string => ['the run', ...path, JSON.stringify(input)].join(' ');
