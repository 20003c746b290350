import { setTimeout as sleep } from 'node:timers/promises';
import type { Attempts } from './attempts.ts';
import { formProblem, visitorOf, type Asked } from './guard.ts';
import { isSame, keyOf } from './keys.ts';
import type { Links } from './links.ts';
import { failureResponse, refusalResponse } from './refusals.ts';
import { isAtOrBelow, routeAt, type Route } from './route.ts';
import { answerSession, sessionPath } from './session-route.ts';
import { isSession } from './sessions.ts';

/** What the server knows while it runs. */
export interface Door {
  readonly secret: Uint8Array;
  readonly links: Links;
  readonly attempts: Attempts;
  /** `http://127.0.0.1:7247`. */
  readonly origin: string;
  readonly port: number;
  /** So long a handler may take to begin its answer, in milliseconds. */
  readonly patienceMs: number;
  /** Something went wrong that whoever asked cannot mend. */
  complain(message: string): void;
}

/** A request, and what is read of it only when it may come in. */
export interface Visit extends Asked {
  /** `undefined` where it is too large. */
  body(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** Whoever it is, whatever they ask: a response. Never rejects. */
export async function answer(visit: Visit, routes: readonly Route[], door: Door): Promise<Response> {
  const problem = formProblem(visit, door.port);
  if (problem) return refusalResponse(problem);
  const { method, target, headers } = visit;
  const url = new URL(`http://${headers['host']?.[0]}${target}`);
  const session = { path: sessionPath, access: 'open' } as const;
  const route = isAtOrBelow(sessionPath, url.pathname) ? session : routeAt(routes, url.pathname);
  if (!route) return refusalResponse('NOT_FOUND');
  const verdict = visitorOf(visit, {
    access: route.access,
    isSession: (given) => isSession(door.secret, given, Date.now()),
    isKey: (given) => isSame(given, keyOf(door.secret, route.path)),
  });
  if ('refusal' in verdict) {
    const tooOften = verdict.refusal === 'WRONG_KEY' && door.attempts.fail(Date.now());
    return refusalResponse(tooOften ? 'TOO_MANY_ATTEMPTS' : verdict.refusal);
  }
  const { visitor } = verdict;
  try {
    const isEmpty = method === 'GET' || method === 'HEAD';
    const body = isEmpty ? undefined : await visit.body();
    if (!isEmpty && !body) return refusalResponse('TOO_LARGE');
    return await inTime(door.patienceMs, visit.signal, (signal) => {
      const request = new Request(url, { method, headers: headersOf(visit), signal, ...(body && body.length > 0 && { body }) });
      return 'answer' in route ? route.answer(request, visitor) : answerSession(request, visitor, door);
    });
  } catch (error) {
    if (!visit.signal.aborted) door.complain(`${method} ${url.pathname} failed: ${error instanceof Error ? error.message : String(error)}`);
    return failureResponse(error);
  }
}

/** Until the first byte. What comes late is dropped. */
async function inTime(patienceMs: number, gone: AbortSignal, work: (signal: AbortSignal) => Promise<Response>): Promise<Response> {
  const late = new AbortController();
  const timer = new AbortController();
  const working = work(AbortSignal.any([gone, late.signal]));
  try {
    const response = await Promise.race([working, sleep(patienceMs, 'late' as const, { signal: timer.signal })]);
    if (response instanceof Response) return response;
    if (response !== 'late') throw new TypeError('The handler did not answer with a Response.');
  } finally {
    timer.abort();
  }
  late.abort();
  working.then((response) => response.body?.cancel()).catch(() => {});
  return refusalResponse('TOO_SLOW');
}

/** Without what only the server needs to know. */
function headersOf({ headers }: Visit): Headers {
  const all = new Headers();
  for (const [name, values = []] of Object.entries(headers)) {
    if (name !== 'cookie' && name !== 'authorization') for (const value of values) all.append(name, value);
  }
  return all;
}
