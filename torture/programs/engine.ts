// engine.ts REQUEST ARGUMENT: the engine with the mock plugin and with faults, see ../support/injection.ts. Prints its answer as JSON.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorLines, exitCodeOf } from '../../src/cli/exit-codes.ts';
import { packageJson } from '../../src/core/own-program.ts';
import { createPaise } from '../../src/core/paise.ts';
import { bootstrap } from '../../src/core/startup.ts';
import { defaultDirectories } from '../../src/directories.ts';
import { profiles } from '../../src/profiles.ts';
import { injectClock } from '../support/inject-clock.ts';
import { injectStatementFaults } from '../support/inject-statement-faults.ts';
import { injection } from '../support/injection.ts';
import { answers } from './answers.ts';
import { plugins } from './plugins.ts';
import type { EngineRequests } from './requests.ts';

const [name = '', argument = '{}'] = process.argv.slice(2);
const faults = injection();
injectClock(faults);
injectStatementFaults(faults);

const booted = bootstrap({
  version: (JSON.parse(readFileSync(packageJson, 'utf8')) as { readonly version: string }).version,
  ...defaultDirectories(),
  plugins,
  profiles,
  workerProgram: pathToFileURL(join(import.meta.dirname, 'worker.ts')),
  logLevel: 'debug',
});
const log = join(process.env['HOME'] ?? '', 'log.jsonl');
booted.logger.direct((entry) => appendFileSync(log, `${JSON.stringify(entry)}\n`));

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

const request = name as keyof EngineRequests;
const { access, answer } = answers[request];
const paise = createPaise(booted, access);
try {
  const answered = await answer(paise, JSON.parse(argument) as never, stop.signal);
  process.stdout.write(`${JSON.stringify(answered)}\n`);
} catch (error) {
  process.stderr.write(`${errorLines(error).join('\n')}\n`);
  process.exitCode = exitCodeOf(error);
} finally {
  await paise.close();
}
