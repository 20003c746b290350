import type { EngineStatus } from '../../plugin/engine-status.ts';
import type { JobFilter, PauseTarget } from '../../plugin/job-queue-provider.ts';
import type { IndexProgress, IndexReport } from '../../plugin/paise.ts';

/** What others ask a running engine. */
export interface SocketAsks {
  readonly hello: { readonly argument: { readonly version: string }; readonly answer: { readonly version: string; readonly pid: number } };
  /** `request` names the work in notices and for `leave`. Targets are URLs; absent: everything configured. */
  readonly index: { readonly argument: { readonly request: number; readonly targets?: readonly string[] }; readonly answer: IndexReport };
  /** Whoever asked for this work does not wait for it any more. */
  readonly leave: { readonly argument: { readonly request: number }; readonly answer: void };
  /** These URLs were found gone or changed. */
  readonly look: { readonly argument: { readonly urls: readonly string[] }; readonly answer: void };
  readonly retryJobs: { readonly argument: JobFilter; readonly answer: number };
  readonly discardJobs: { readonly argument: JobFilter; readonly answer: number };
  readonly pause: { readonly argument: { readonly target?: PauseTarget }; readonly answer: void };
  readonly resume: { readonly argument: { readonly target?: PauseTarget }; readonly answer: void };
  readonly status: { readonly argument: undefined; readonly answer: EngineStatus };
  readonly stop: { readonly argument: undefined; readonly answer: void };
}

/** An engine asks nothing of whoever is connected. */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface NoAsks {}

/** What an engine tells whoever asked it to index. */
export interface ProgressNotice {
  readonly request: number;
  readonly progress: IndexProgress;
}
