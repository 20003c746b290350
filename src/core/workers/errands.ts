import { setImmediate } from 'node:timers/promises';
import type { ProgramResult } from '../../plugin/hosts.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { RetryLater } from '../../plugin/outcomes.ts';
import type { PluginPermissions } from '../../plugin/permissions.ts';
import type { EngineAsks } from './messages.ts';
import type { Answers } from './peer.ts';
import { programCommand } from './program-command.ts';
import { runProgram } from './run-program.ts';
import type { Worker, WorkerEars, WorkerParts } from './worker.ts';

/** What the engine does for one worker, which waits for it meanwhile. */
export interface Errands {
  readonly answers: Pick<Answers<EngineAsks>, 'storePart' | 'runProgram' | 'request' | 'callPlugin' | 'callHost'>;
  /** Whether some is under way. */
  underWay(): boolean;
  /** The worker is gone: what goes on for it is stopped. */
  stop(): void;
}

export interface ErrandParts extends Pick<WorkerParts, 'setup' | 'plugin' | 'budgets'>, Pick<WorkerEars, 'crews'> {
  readonly storePart: Answers<EngineAsks>['storePart'];
  worker(): Worker;
  /** Whether it has ended, or is about to. */
  isOver(): boolean;
  /** An errand is done, and it goes on. */
  onDone(): void;
}

/** Each may hold its answer in memory. */
const mostExchanges = 4;

export function createErrands({ setup, plugin, budgets, crews, storePart, worker, isOver, onDone }: ErrandParts): Errands {
  const gone = new AbortController();
  let underWay = 0;
  let runsProgram = false;
  let exchanges = 0;

  /** A worker is for one plugin, or for all those that have no processes of their own and need no permission. */
  const permissions = (): PluginPermissions => plugin?.manifest?.permissions ?? {};

  /** Does what the worker waits for: meanwhile it is neither silent nor slow. */
  async function onBehalf<T>(work: () => Promise<T>): Promise<T> {
    underWay += 1;
    try {
      const done = await work();
      // What it said meanwhile is heard first: an answer to one that has died breaks the channel, and what was not read is lost.
      await setImmediate();
      return done;
    } finally {
      underWay -= 1;
      onDone();
    }
  }

  async function runOneProgram({ plugin: name, request }: EngineAsks['runProgram']['argument']): Promise<ProgramResult> {
    if (runsProgram || isOver()) throw new PaiseError('NOT_SUPPORTED', 'A worker runs one program at a time.');
    const command = programCommand(request, setup.options[name], permissions().commands);
    runsProgram = true;
    try {
      return await onBehalf(() => runProgram(command, { input: request.input, budgets, signal: gone.signal }));
    } finally {
      runsProgram = false;
    }
  }

  const answers: Errands['answers'] = {
    storePart: (part) => onBehalf(() => storePart(part)),
    runProgram: runOneProgram,
    async request({ request }) {
      if (exchanges >= mostExchanges)
        throw new RetryLater(`A plugin makes ${mostExchanges} requests at a time at most; await some of them first.`, 1000);
      exchanges += 1;
      try {
        const { exchange } = await import('../network/exchange.ts');
        return await onBehalf(() => exchange(request, permissions().hosts ?? [], gone.signal));
      } finally {
        exchanges -= 1;
      }
    },
    callPlugin: (call) => onBehalf(() => crews.invoke(worker(), call)),
    callHost: ({ call, asked }) => onBehalf(() => crews.passOn(worker(), call, asked)),
  };
  return { answers, underWay: () => underWay > 0, stop: () => gone.abort() };
}
