import { inspect } from 'node:util';
import { errorCatalogue, isPaiseError, PaiseError, type ErrorCode } from '../../plugin/errors.ts';
import { authorOutcome, RejectContent, RetryLater, SkipContent } from '../../plugin/outcomes.ts';
import { byTag, fields, number, oneOf, optional, text } from './shape.ts';

/** An error as data, for the way between processes. */
export interface PlainError {
  readonly message: string;
  readonly code?: ErrorCode;
  /** What an author threw to say how a job ends. */
  readonly outcome?: { readonly type: 'skip' | 'reject'; readonly code: string } | { readonly type: 'retry'; readonly delayMs: number };
  /** Of a system error: `EACCES`. */
  readonly systemCode?: string;
  readonly plugin?: string;
  readonly extension?: string;
  readonly where?: string;
  readonly hint?: string;
  readonly stack?: string;
}

const longestMessage = 10_000;
const longestCode = 200;
const longestStack = 50_000;
/** What is wrong with the delay is no reason to try again at once. */
const defaultDelayMs = 60_000;

export const isPlainError = fields({
  message: text(longestMessage),
  code: optional(oneOf(...Object.keys(errorCatalogue))),
  outcome: optional(
    byTag('type', { skip: fields({ code: text(200) }), reject: fields({ code: text(200) }), retry: fields({ delayMs: number }) }),
  ),
  systemCode: optional(text(200)),
  plugin: optional(text(1000)),
  extension: optional(text(2000)),
  where: optional(text()),
  hint: optional(text()),
  stack: optional(text(longestStack)),
});

/** Whoever threw it may have put anything into it: what is of no use on the other side stays here. */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { message: textOf(error, longestMessage) };
  const message = textOf(error.message, longestMessage);
  const stack = { stack: textOf(error.stack, longestStack) };
  const outcome = authorOutcome(error);
  if (outcome === 'retry') return { message, outcome: { type: outcome, delayMs: delayOf(error as RetryLater) } };
  if (outcome) return { message, outcome: { type: outcome, code: textOf((error as SkipContent | RejectContent).code, longestCode) } };
  if (isPaiseError(error) && Object.hasOwn(errorCatalogue, error.code)) return { message, code: error.code, ...detailsOf(error), ...stack };
  const { code } = error as NodeJS.ErrnoException;
  return { message, ...stack, ...(typeof code === 'string' && code.length <= longestCode && { systemCode: code }) };
}

function textOf(value: unknown, most: number): string {
  const said = typeof value === 'string' ? value : value === undefined ? '' : inspect(value, { depth: 1, customInspect: false });
  return said.slice(0, most);
}

const delayOf = ({ delayMs }: RetryLater): number => (Number.isFinite(delayMs) ? Math.max(0, delayMs) : defaultDelayMs);

function detailsOf(error: PaiseError): Pick<PlainError, 'plugin' | 'extension' | 'where' | 'hint'> {
  const { plugin, extension, where, hint } = error;
  const said = Object.entries({ plugin, extension, where, hint }).filter(([, value]) => value);
  return Object.fromEntries(said.map(([name, value]) => [name, textOf(value, 1000)]));
}

export function revivedError({ message, code, stack, outcome, systemCode, ...details }: PlainError): Error {
  if (outcome) return revivedOutcome(message, outcome);
  const error = code === undefined ? new Error(message) : new PaiseError(code, message, details);
  if (systemCode !== undefined) Object.assign(error, { code: systemCode });
  if (stack !== undefined) error.stack = stack;
  return error;
}

function revivedOutcome(message: string, outcome: NonNullable<PlainError['outcome']>): Error {
  switch (outcome.type) {
    case 'retry':
      return new RetryLater(message, outcome.delayMs);
    case 'skip':
      return new SkipContent(message, outcome.code);
    case 'reject':
      return new RejectContent(message, outcome.code);
  }
}
