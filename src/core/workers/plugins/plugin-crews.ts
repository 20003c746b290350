import type { Worker } from '../worker.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';
import type { HostCall, Invocation, InvocationAnswer } from './invocation.ts';

/** A call of a worker that does jobs, to a plugin. */
export interface PluginCall {
  /** The caller's number for it. */
  readonly call: number;
  readonly plugin: string;
  readonly invocation: Invocation;
}

/** The processes of plugins: each serves one plugin and one call at a time, and what it asks is passed on to whoever called. */
export interface PluginCrews {
  invoke(caller: Pick<Worker, 'ask'>, call: PluginCall): Promise<InvocationAnswer>;
  /** Has those of a plugin end that are there now, after the call at work. */
  renew(plugin: string): void;
  /** Passes on what `from` asks while it is at the call under this number. */
  passOn(from: Worker, call: number, asked: HostCall): Promise<unknown>;
}

export interface CrewParts {
  /** How many calls of one plugin go on at once. */
  readonly size: number;
  pluginOf(name: string): ExternalPlugin | undefined;
  start(plugin: ExternalPlugin): Worker;
  /** Those of a plugin that are there and take work. */
  crewOf(plugin: ExternalPlugin): readonly Worker[];
  dismiss(worker: Worker): void;
  /** Work began. */
  hurry(): void;
}

interface OpenCall {
  readonly caller: Pick<Worker, 'ask'>;
  readonly call: number;
  readonly worker: Worker;
}

/** A process that served so many calls makes room for a new one, before leaks of what it runs add up. */
const enoughCalls = 10_000;

export function createPluginCrews({ size, pluginOf, start, crewOf, dismiss, hurry }: CrewParts): PluginCrews {
  const open = new Map<number, OpenCall>();
  const busy = new Set<Worker>();
  const outdated = new WeakSet<Worker>();
  const served = new WeakMap<Worker, number>();
  const waiting: (() => void)[] = [];
  let last = 0;

  async function borrow(plugin: ExternalPlugin, caller: OpenCall['caller']): Promise<Worker> {
    for (;;) {
      const crew = crewOf(plugin).filter((worker) => !outdated.has(worker));
      // What is in a container: the call for that one waits for this one, so this one waits for none. Else two callers might wait for each other.
      const isNested = Array.from(open.values()).some((other) => other.caller === caller);
      const free = crew.find((worker) => !busy.has(worker)) ?? (isNested || crew.length < size ? start(plugin) : undefined);
      if (free) {
        busy.add(free);
        return free;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  function giveBack(worker: Worker): void {
    busy.delete(worker);
    const calls = (served.get(worker) ?? 0) + 1;
    served.set(worker, calls);
    if (calls >= enoughCalls || outdated.has(worker)) dismiss(worker);
    for (const resume of waiting.splice(0)) resume();
  }

  return {
    async invoke(caller, { call, plugin: name, invocation }) {
      const plugin = pluginOf(name);
      if (!plugin) throw new PaiseError('PLUGIN_UNKNOWN', `There is no plugin "${name}".`, { plugin: name });
      const worker = await borrow(plugin, caller);
      const id = (last += 1);
      open.set(id, { caller, call, worker });
      try {
        const answer = worker.ask('invoke', { call: id, invocation });
        hurry();
        return await answer;
      } finally {
        open.delete(id);
        giveBack(worker);
      }
    },
    renew(name) {
      const plugin = pluginOf(name);
      for (const worker of plugin ? crewOf(plugin) : []) {
        outdated.add(worker);
        if (!busy.has(worker)) dismiss(worker);
      }
    },
    async passOn(from, id, asked) {
      const entry = open.get(id);
      if (entry?.worker !== from) throw new PaiseError('NOT_SUPPORTED', 'What it was asked for is over.');
      return entry.caller.ask('hostCall', { call: entry.call, asked });
    },
  };
}
