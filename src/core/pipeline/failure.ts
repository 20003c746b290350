import { isPaiseError, type ErrorCode } from '../../plugin/errors.ts';
import type { ItemReason } from '../../plugin/item.ts';
import type { JobFailure, JobOutcome } from '../../plugin/job.ts';
import { authorOutcome, type RejectContent, type RetryLater, type SkipContent } from '../../plugin/outcomes.ts';
import { ExtensionPaused } from './extension-paused.ts';
import { publishStep } from './steps.ts';

/** The extension that was at work when something was thrown. */
export interface AtWork {
  readonly extension: string;
  readonly version?: number;
}

/** How one thrown value ends a job. `skip` is no failure. */
export type Ending =
  | { readonly type: 'skip'; readonly reason: ItemReason }
  | { readonly type: 'gone' }
  | { readonly type: 'outcome'; readonly outcome: JobOutcome; readonly reason: ItemReason };

/** Errors of ours that trying again cannot mend. */
const permanent = new Set<ErrorCode>(['NOT_A_FILE', 'BAD_PLUGIN_OUTPUT', 'NOT_SUPPORTED']);
/** Permissions do not change by waiting; other reasons for not being readable may. */
const lasting = new Set(['EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG', 'EISDIR']);
/** The machine's fault, not the item's. */
const environment = new Set(['EMFILE', 'ENFILE', 'ENOSPC', 'ENOMEM', 'ENETDOWN', 'ENETUNREACH']);

/** Why a member is recorded by name only: an earlier attempt at its container died at it. */
export const workerDied: ItemReason = { code: 'worker-died', text: 'Reading it ended the process that read it; it was passed over.' };

export function endingOf(error: unknown, atWork: AtWork | undefined): Ending {
  const reason = reasonOf(error);
  switch (authorOutcome(error)) {
    case 'skip':
      return { type: 'skip', reason };
    case 'retry':
      return { type: 'outcome', outcome: { type: 'later', delayMs: (error as RetryLater).delayMs, reason: reason.text }, reason };
    case 'reject':
      return failed(reason, { blame: 'item', permanent: true }, atWork);
    case undefined:
      break;
  }
  if (error instanceof ExtensionPaused) return failed(reason, { blame: 'plugin', permanent: false }, atWork);
  if (isPaiseError(error, 'CONTENT_GONE')) return { type: 'gone' };
  if (isPaiseError(error, 'NOT_A_FILE')) return { type: 'skip', reason };
  if (isPaiseError(error, 'ABORTED')) return { type: 'outcome', outcome: { type: 'released' }, reason };
  const system = systemCode(error);
  if (system !== undefined && environment.has(system)) return failed(reason, { blame: 'environment', permanent: false }, atWork);
  const cannotHelp = (isPaiseError(error) && permanent.has(error.code)) || (system !== undefined && lasting.has(system));
  return failed(reason, { blame: 'item', permanent: cannotHelp }, atWork);
}

/** Parsers quote what they choke on. */
const longestReason = 2000;

/** For the item: a short code for filters and a sentence for people. */
export function reasonOf(error: unknown): ItemReason {
  const text = (error instanceof Error ? error.message : String(error)).slice(0, longestReason);
  if (error instanceof ExtensionPaused) return { code: 'plugin-paused', text };
  if (authorOutcome(error) !== undefined) return { code: (error as SkipContent | RejectContent).code ?? 'later', text };
  if (isPaiseError(error)) return { code: codes[error.code] ?? error.code.toLowerCase().replaceAll('_', '-'), text };
  return { code: systemCode(error)?.toLowerCase() ?? 'error', text: text === '' ? 'The extractor failed without saying why.' : text };
}

/** Where somebody follows the content, its failure is a step too. */
export const publishFailure = (url: string, error: unknown): void =>
  publishStep(() => {
    const { code, text } = reasonOf(error);
    return { type: 'failed', url, code, reason: text, ...(isPaiseError(error) && error.extension && { extension: error.extension }) };
  });

const codes: Partial<Record<ErrorCode, string>> = {
  CONTENT_UNREADABLE: 'unreadable',
  CONTENT_CHANGED: 'changed',
  NOT_A_FILE: 'not-a-file',
  WORKER_TIMEOUT: 'timeout',
  WORKER_DIED: 'crash',
};

function failed(reason: ItemReason, verdict: Pick<JobFailure, 'blame' | 'permanent'>, atWork: AtWork | undefined): Ending {
  const failure: JobFailure = {
    ...verdict,
    code: reason.code,
    reason: reason.text,
    ...(atWork && { extension: atWork.extension }),
    ...(atWork?.version !== undefined && { version: atWork.version }),
  };
  return { type: 'outcome', outcome: { type: 'failed', failure }, reason };
}

/** `code` of a system error, its own or that of its cause. */
function systemCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const { code } = cause as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return code;
  }
  return undefined;
}
