import { PaiseError } from '../../plugin/errors.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import { isRendering } from './check-rendering.ts';
import { partOfResult, resultsProblem } from './check-results.ts';
import type { EngineAsks, FromWorker, WorkerAsks } from './messages.ts';
import { isInvocationAnswer, isManifest } from './plugins/check-plugin.ts';
import {
  byTag,
  bytes,
  count,
  fields,
  flag,
  json,
  listOf,
  metadataBounds,
  nothing,
  number,
  oneOf,
  optional,
  text,
  type Check,
} from './shape.ts';

/** Everything that a worker says is looked at before anything is done with it: what reads others' content may have been taken over by it. */

const reason = fields({ code: text(200), text: text() });
const value = json({ depth: 100, values: 1_000_000, characters: 1024 * 1024 });

const entry = fields({
  url: text(),
  fingerprint: text(),
  size: optional(number),
  modifiedAt: optional(number),
  metadata: optional(json(metadataBounds)),
  nameOnly: optional(fields({ code: text(200), text: text(), status: oneOf('skipped', 'failed') })),
});

const ofListing = { listing: count };

const argumentsOf: Readonly<Record<keyof EngineAsks, Check>> = {
  stateGet: fields({ plugin: text(), key: text() }),
  stateSet: fields({ plugin: text(), key: text(), value, version: optional(count) }),
  stateEntries: fields({ plugin: text(), olderThan: number }),
  stateKeysWithValue: fields({ plugin: text(), value }),
  cachePut: fields({ plugin: text(), bytes }),
  cachePath: fields({ plugin: text(), cacheId: text() }),
  cacheRead: fields({ plugin: text(), cacheId: text() }),
  kept: fields({ key: text() }),
  storePart: partOfResult,
  openListing: fields({ source: text(), scope: text() }),
  addToListing: fields({ ...ofListing, entries: listOf(entry, 100_000) }),
  keepInListing: fields({ ...ofListing, url: text(), reason }),
  excludeFromListing: fields({ ...ofListing, code: text(200), count }),
  completeListing: fields(ofListing),
  runProgram: fields({
    plugin: text(),
    request: fields({ command: listOf(text(), 1000), file: optional(text()), input: optional(bytes) }),
  }),
  callPlugin: fields({ call: count, plugin: text(), invocation: fields({ type: text(200), extension: text() }) }),
  callHost: fields({ call: count, asked: fields({ name: oneOf('addItem', 'addContent', 'markPartial', 'bytes') }) }),
  request: fields({
    plugin: text(),
    request: fields({
      url: text(),
      method: optional(oneOf('GET', 'HEAD', 'POST')),
      headers: optional(json({ depth: 1, values: 1000, characters: 64 * 1024 })),
      body: optional(bytes),
      timeoutMs: optional(count),
      maxBytes: optional(count),
    }),
  }),
};

/** What a plugin asks through its host. That something is wrong with it is told to the plugin. */
export function checkArgument(name: string, argument: unknown): void {
  if (Object.hasOwn(argumentsOf, name) && !argumentsOf[name as keyof EngineAsks](argument))
    throw new PaiseError('BAD_PLUGIN_OUTPUT', `${name} was given something that is not of the agreed shape.`);
}

const tree = json({ depth: 100, values: 100_000, characters: 1024 * 1024 });
const oneStep: Check = (step) => typeof step === 'string' || typeof step === 'number';
const suggestion = fields({ title: text(), options: tree });
const verdict = fields({ listed: flag, nameOnly: optional(reason), reason: optional(reason), where: optional(text()) });
const extraction = fields({
  url: text(),
  status: text(),
  reason: optional(reason),
  extractors: listOf(fields({ extension: text(), outcome: text(), reason: text() }), 10_000),
  items: listOf(fields({ url: text(1024 * 1024), title: text(1024 * 1024), metadata: json(metadataBounds) }), 1_000_000),
  tookMs: number,
});

const optionsAnswer = fields({
  value: optional(tree),
  issues: optional(
    listOf(
      fields({
        message: text(64 * 1024),
        path: optional(listOf(oneStep, 1000)),
        keys: optional(listOf(text(64 * 1024), 10_000)),
        issues: optional(listOf(fields({ message: text(64 * 1024) }), 10_000)),
      }),
      10_000,
    ),
  ),
});

const answersTo: Readonly<Record<keyof WorkerAsks, Check>> = {
  setUp: nothing,
  list: nothing,
  watch: nothing,
  ping: nothing,
  explainListing: optional(verdict),
  adopt: optional(tree),
  suggest: listOf(suggestion, 10_000),
  extract: extraction,
  trace: extraction,
  render: optional(isRendering),
  describe: isManifest,
  validate: optionsAnswer,
  invoke: isInvocationAnswer,
  hostCall: () => true,
};

export function checkAnswer<Name extends keyof WorkerAsks>(name: Name, answer: WorkerAsks[Name]['answer']): WorkerAsks[Name]['answer'] {
  if (answersTo[name](answer)) return answer;
  throw new PaiseError('BAD_PLUGIN_OUTPUT', `The answer to ${name} is not of the agreed shape.`);
}

const change = byTag('type', {
  changed: fields({ urls: listOf(text(), 10_000) }),
  watching: fields({ url: text() }),
  blind: fields({ url: text(), reason }),
});

/** In the worker: what a source reports. */
export function checkChange(reported: unknown): void {
  if (!change(reported)) throw new PaiseError('BAD_PLUGIN_OUTPUT', 'A source reported a change that is not of the agreed shape.');
}

const notice = byTag('type', {
  at: fields({ url: text(), extension: optional(text()), version: optional(number), member: optional(text()) }),
  leaving: fields({}),
  step: fields({ step: json({ depth: 20, values: 100_000, characters: 1024 * 1024 }) }),
  changed: fields({ source: text(), change }),
  log: fields({
    entry: fields({
      at: number,
      level: oneOf('debug', 'info', 'warn', 'error'),
      plugin: text(),
      message: text(),
      details: optional(json({ depth: 10, values: 1000, characters: 64 * 1024 })),
    }),
  }),
});

/** What is wrong with a notice from a worker that has these jobs. */
export function noticeProblem(received: FromWorker, jobs: ReadonlyMap<number, ClaimedJob>): string | undefined {
  if (notice(received)) return undefined;
  return fields({ type: oneOf('results') })(received)
    ? resultsProblem((received as { readonly results?: unknown }).results, jobs)
    : 'a notice';
}
