import type { Command } from '../plugin/command.ts';
import { createPaise } from '../core/paise.ts';
import { isLogged, type LogEntry, type LogLevel } from '../core/diagnostics/log.ts';
import { registryFor } from '../core/loading/registry-for.ts';
import { boot } from '../index.ts';
import { errorLines, exitCodeOf, exitCodes } from './exit-codes.ts';
import { createOutput } from './output.ts';
import { createProgram, endingOf, type Parsed } from './program.ts';

/** The `paise2` program. Sets the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whoever reads us may stop reading: `paise2 search x | head -1`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.fine);
    process.stderr.write(`paise2: standard output cannot be written: ${error.message}\n`, () => process.exit(exitCodes.failed));
  });
  process.stderr.on('error', () => {});
  try {
    const commands = await builtinCommands();
    const program = createProgram(commands, boot({}).request.version, runCommand);
    if (argv[0] === 'completion' || argv[0] === 'complete') await addCompletion(program);
    if (argv.length === 0) program.help();
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const ending = endingOf(error);
    if (ending === undefined) for (const line of errorLines(error)) createOutput({ json: false, color: false }).note(line);
    process.exitCode = ending === undefined ? exitCodeOf(error) : exitCodes[ending];
  }
}

async function builtinCommands(): Promise<Readonly<Record<string, Command>>> {
  const registry = registryFor(boot({}), []);
  await registry.load(['commands']);
  return Object.fromEntries(registry.extensions('commands').map(({ id, value }) => [id.slice(id.indexOf('/') + 1), value]));
}

async function runCommand({ command, input, global }: Parsed): Promise<void> {
  const output = createOutput({ json: global.json ?? false, color: global.color });
  const booted = boot({ ...(global.profile !== undefined && { profile: global.profile }), ...(global.strict && { strict: true }) });
  const threshold = (global.logLevel ?? 'warn') as LogLevel;
  booted.logger.direct((entry) => isLogged(entry.level, threshold) && output.note(logLine(entry)));
  const paise = createPaise(booted, command.access ?? 'read');
  const stop = stopOnSignals();
  try {
    process.exitCode = (await command.run?.({ paise, options: {}, output, signal: stop }, input)) ?? exitCodes.fine;
  } finally {
    output.progress(undefined);
    await paise.close();
  }
}

/** The first signal asks for an orderly end, the second is obeyed at once. */
function stopOnSignals(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(exitCodes.interrupted);
      stop.abort();
    });
  }
  return stop.signal;
}

const logLine = ({ level, plugin, message, details }: LogEntry): string =>
  `${level} ${plugin}: ${message}${details && Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : ''}`;

async function addCompletion(program: ReturnType<typeof createProgram>): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  tab(program, { completionCommandName: 'completion' });
}
