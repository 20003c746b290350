import type { ConfigurationProblem } from '../../src/plugin/paise.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly problems?: readonly ConfigurationProblem[];
}

/** Why a request came to nothing. */
export class ApiError extends Error {
  /** Of HTTP; 0 where the server cannot be reached, 401 where this browser is not let in. */
  readonly status: number;
  readonly code: string;
  readonly hint?: string;
  /** With `CONFIGURATION_INVALID`: all that is wrong. */
  readonly problems?: readonly ConfigurationProblem[];

  constructor(status: number, { code, message, hint, problems }: Failure) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    if (hint !== undefined) this.hint = hint;
    if (problems !== undefined) this.problems = problems;
  }
}

/** What a response without success says. */
export async function errorOf(response: Response): Promise<ApiError> {
  const said = (await response.json().catch(() => undefined)) as { readonly error?: Partial<Failure> } | undefined;
  const message = said?.error?.message ?? `The server answered with status ${response.status}.`;
  return new ApiError(response.status, { code: 'INTERNAL', ...said?.error, message });
}

/** The same for what `fetch` throws. That somebody stopped waiting is no failure of the server. */
export function errorOfFetch(thrown: unknown): unknown {
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return thrown;
  return new ApiError(0, { code: 'UNREACHABLE', message: 'paise2 cannot be reached.', hint: 'Start it with `paise2 up`.' });
}
