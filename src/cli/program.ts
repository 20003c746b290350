import { Argument, Command as Program, CommanderError, Option } from 'commander';
import type { Command, CommandArgument, CommandInput, CommandOption } from '../plugin/command.ts';
import { logLevels, type LogLevel } from '../core/diagnostics/log.ts';
import { displayed } from './display.ts';

/** A command with what the program knows of it. */
export interface NamedCommand {
  readonly name: string;
  readonly plugin: string;
  readonly command: Command;
}

/** A command line that was understood. */
export interface Parsed {
  readonly command: Command;
  readonly plugin: string;
  readonly input: CommandInput;
  readonly global: GlobalOptions;
}

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json?: true;
  readonly profile?: string;
  readonly logLevel?: LogLevel;
  readonly color: boolean;
  readonly strict?: true;
}

/** Makes the parser, its help and its completion from the commands' definitions. `run` is called for the command that was named. */
export function createProgram(commands: readonly NamedCommand[], version: string, run: (parsed: Parsed) => Promise<void>): Program {
  const program = new Program('paise2')
    .description('Finds what is on your machine: files, and what is in them.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help')
    .addHelpText('after', '\n`paise2 completion bash|zsh|fish|powershell` prints completion for your shell.')
    .enablePositionalOptions();
  withManners(program, 'paise2');
  for (const { name, plugin, command } of commands) {
    program.addCommand(subprogram(`paise2 ${name}`, command, (parsed) => run({ ...parsed, plugin })));
  }
  return program;
}

/** What is told of a mistake may hold names of files, which a shell put in place of a pattern. */
function withManners(program: Program, path: string): Program {
  return program.showHelpAfterError(`(see \`${path} --help\`)`).configureOutput({ writeErr }).exitOverride();
}

const writeErr = (text: string): boolean => process.stderr.write(text.split('\n').map(displayed).join('\n'));

function subprogram(path: string, command: Command, run: (parsed: Omit<Parsed, 'plugin'>) => Promise<void>): Program {
  const program = new Program(path.slice(path.lastIndexOf(' ') + 1))
    .summary(command.summary)
    .description([command.summary, command.description].filter(Boolean).join('.\n\n'))
    .helpOption('-h, --help', 'print help')
    .helpCommand(false);
  withManners(program, path);
  for (const argument of command.arguments ?? []) program.addArgument(argumentOf(argument));
  for (const option of command.options ?? []) program.addOption(optionOf(option));
  for (const [name, subcommand] of Object.entries(command.subcommands ?? {}))
    program.addCommand(subprogram(`${path} ${name}`, subcommand, run));
  if (!command.run) return program;
  if (command.subcommands) program.enablePositionalOptions();
  // Only here: a group would take the options of its subcommands for its own.
  addGlobalOptions(program);
  return program.action(async () => run({ command, input: inputOf(command, program), global: program.opts<GlobalOptions>() }));
}

function addGlobalOptions(program: Program): void {
  program.addOption(new Option('--json', 'print JSON'));
  program.addOption(new Option('--profile <name>', 'use this profile instead of the configured one'));
  program.addOption(new Option('--log-level <level>', 'print log messages of this level and above').choices(logLevels));
  program.addOption(new Option('--no-color', 'print without colours'));
  program.addOption(new Option('--strict', 'end when a plugin fails, instead of going on without it'));
}

function argumentOf({ name, summary, required, variadic, completes }: CommandArgument): Argument {
  const shown = variadic ? `${name}...` : name;
  const argument = new Argument(required ? `<${shown}>` : `[${shown}]`, summary);
  return Array.isArray(completes) ? argument.choices(completes as readonly string[]) : argument;
}

function optionOf({ name, short, value, summary, choices, repeatable }: CommandOption): Option {
  const flags = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`;
  const option = new Option(flags, summary);
  if (choices) option.choices(choices);
  if (repeatable) option.argParser((given: string, before: readonly string[] | undefined) => [...(before ?? []), given]);
  return option;
}

function inputOf(command: Command, program: Program): CommandInput {
  const values = program.processedArgs as readonly (string | readonly string[] | undefined)[];
  const options = program.opts();
  return {
    arguments: Object.fromEntries((command.arguments ?? []).map(({ name }, index) => [name, values[index]])),
    options: Object.fromEntries((command.options ?? []).map(({ name }) => [name, optionValue(name, options)])),
  };
}

/** Commander takes `--no-x` for the opposite of an option `x`. */
function optionValue(name: string, options: Readonly<Record<string, unknown>>): CommandInput['options'][string] {
  if (name.startsWith('no-')) return options[camelCase(name.slice('no-'.length))] === false ? true : undefined;
  return options[camelCase(name)] as CommandInput['options'][string];
}

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Turns the parser's own ending into ours: help and version are fine, everything else is a usage error that was printed already. */
export function endingOf(error: unknown): 'fine' | 'usage' | undefined {
  if (!(error instanceof CommanderError)) return undefined;
  return error.exitCode === 0 ? 'fine' : 'usage';
}
