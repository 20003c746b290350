import type { Command } from '../../src/plugin/command.ts';
import type { NamedCommand } from '../../src/cli/program.ts';

/** A plugin's commands as the program takes them. */
export const named = (plugin: string, commands: Readonly<Record<string, Command>>): readonly NamedCommand[] =>
  Object.entries(commands).map(([name, command]) => ({ name, plugin, command }));
