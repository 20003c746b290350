import { createPaise } from '../core/paise.ts';
import type { LogEntry } from '../core/diagnostics/log.ts';
import { lastDisabled } from '../core/configuration/resolved-cache.ts';
import { withPlugins } from '../core/loading/plugins-for.ts';
import { registryFor } from '../core/loading/registry-for.ts';
import type { Registry } from '../core/loading/registry.ts';
import { boot } from '../index.ts';
import { errorLines, exitCodeOf, exitCodes } from './exit-codes.ts';
import { createOutput } from './output.ts';
import { createProgram, endingOf, type NamedCommand, type Parsed } from './program.ts';
import { ownTerminal } from './terminal/terminal.ts';

/** The `paise2` program. Sets the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whoever reads us may stop reading: `paise2 search x | head -1`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.fine);
    process.stderr.write(`paise2: standard output cannot be written: ${error.message}\n`, () => process.exit(exitCodes.failed));
  });
  process.stderr.on('error', () => {});
  try {
    const program = createProgram(await availableCommands(argv[0]), boot({}).request.version, runCommand);
    if (argv[0] === 'completion' || argv[0] === 'complete') await addCompletion(program, argv);
    if (argv.length === 0) program.help();
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const ending = endingOf(error);
    if (ending === undefined) for (const line of errorLines(error)) createOutput({ json: false, color: false }).note(line);
    process.exitCode = ending === undefined ? exitCodeOf(error) : exitCodes[ending];
  }
}

/** Those that paise2 comes with; where the one that is asked for is not among them, those of all plugins. */
async function availableCommands(asked: string | undefined): Promise<readonly NamedCommand[]> {
  const booted = boot({});
  const { plugins, dataDirectory } = booted.request;
  const own = await commandsIn(registryFor(booted, plugins, []));
  if (own.some(({ name }) => name === asked)) return own;
  return commandsIn(await withPlugins(booted, async (all) => registryFor(booted, all, lastDisabled(dataDirectory))));
}

async function commandsIn(registry: Registry): Promise<readonly NamedCommand[]> {
  await registry.load(['commands']);
  return registry.extensions('commands').map(({ id, plugin, value }) => ({ name: id.slice(id.indexOf('/') + 1), plugin, command: value }));
}

async function runCommand({ command, plugin, input, global }: Parsed): Promise<void> {
  const output = createOutput({ json: global.json ?? false, color: global.color });
  const booted = boot({
    ...(global.profile !== undefined && { profile: global.profile }),
    ...(global.strict && { strict: true }),
    ...(global.logLevel !== undefined && { logLevel: global.logLevel }),
  });
  const { terminal, whenClosed, close: closeScreen } = ownTerminal({ color: global.color });
  booted.logger.direct((entry) => whenClosed(() => output.note(logLine(entry))));
  const { access = 'read' } = command;
  const paise = createPaise(booted, access);
  const signal = stopOnSignals(access);
  try {
    const host = { paise, options: () => paise.optionsOf(plugin), output, signal, ...(terminal && { terminal }) };
    process.exitCode = (await command.run?.(host, input)) ?? exitCodes.fine;
  } finally {
    closeScreen();
    output.progress(undefined);
    await paise.close();
  }
}

/** What changes data is asked for an orderly end by the first signal, and ended by the second. What only reads ends at once. */
function stopOnSignals(access: 'read' | 'write'): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (access === 'read' || stop.signal.aborted) process.exit(exitCodes.interrupted);
      stop.abort();
    });
  }
  return stop.signal;
}

const logLine = ({ level, plugin, message, details }: LogEntry): string =>
  `${level} ${plugin}: ${message}${details && Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : ''}`;

async function addCompletion(program: ReturnType<typeof createProgram>, argv: readonly string[]): Promise<void> {
  const [{ default: tab }, { completeQuery }] = await Promise.all([import('@bomb.sh/tab/commander'), import('./complete-query.ts')]);
  const completion = tab(program, { completionCommandName: 'completion' });
  if (argv[0] === 'complete') await completeQuery(completion, program, argv);
}
