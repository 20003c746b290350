import { isPaiseError } from '../../plugin/errors.ts';
import { denialOf } from './access/denial.ts';
import { createSight } from './access/sight.ts';
import { appendAudit } from './audit/audit-file.ts';
import type { Connection } from './connection.ts';
import { createCleaning } from './text/clean-text.ts';
import { withoutHome } from './text/place-text.ts';
import { newBoundary, quoted } from './text/quoted.ts';
import { Refusal, type Answer, type Call, type Tool } from './tools/tool.ts';

/** A result in the words of the protocol. */
export interface CallResult {
  readonly [key: string]: unknown;
  readonly content: { readonly type: 'text'; readonly text: string }[];
  readonly structuredContent?: Record<string, unknown>;
  readonly isError?: boolean;
}

/** Answers one call of a tool, whatever it brings, and puts it on record before the answer leaves. */
export async function answerCall(connection: Connection, tool: Tool, input: unknown, client: string): Promise<CallResult> {
  const { paise, options, transport } = connection;
  const at = Date.now();
  const started = performance.now();
  const denial = denialOf(options.deny);
  const sight = createSight(paise, denial);
  const outcome = await attempt(connection, tool, input, { sight, denial });
  const isRefused = outcome instanceof Refusal;
  const result = isRefused ? failed(outcome.message) : answered(outcome);
  try {
    appendAudit(paise.dataDirectory, {
      at,
      client,
      transport,
      tool: tool.name,
      arguments: recorded(input),
      ids: isRefused ? [] : outcome.ids,
      bytes: Buffer.byteLength(JSON.stringify(result)),
      denied: sight.denied.size,
      ms: performance.now() - started,
      ...(isRefused && { refused: outcome.message }),
    });
    return result;
  } catch (error) {
    connection.report(`The log of agents cannot be written: ${(error as Error).message}`);
    return failed('The log of agents cannot be written, and nothing is answered without it.');
  }
}

const failed = (text: string): CallResult => ({ content: [{ type: 'text', text }], isError: true });

const answered = ({ text, content }: Answer): CallResult => ({ content: [{ type: 'text', text }], structuredContent: { ...content } });

async function attempt(
  connection: Connection,
  tool: Tool,
  input: unknown,
  access: Pick<Call, 'sight' | 'denial'>,
): Promise<Answer | Refusal> {
  const wait = connection.rate.take();
  if (wait !== undefined) return new Refusal(`Too many calls. Wait ${Math.ceil(wait / 1000)} seconds.`);
  const parsed = tool.input.safeParse(input ?? {});
  if (!parsed.success) return new Refusal(oneLine(`Invalid arguments: ${parsed.error.issues.map(issueText).join('; ')}`));
  const { paise, options } = connection;
  const boundary = newBoundary();
  try {
    return await tool.run({ paise, options, ...access, cleaning: createCleaning, quoted: (text) => quoted(text, boundary) }, parsed.data);
  } catch (error) {
    return error instanceof Refusal ? error : refusalFor(error, connection);
  }
}

const issueText = ({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string =>
  path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;

const oneLine = (text: string): string => createCleaning().line(text, 1000);

/** What a person should do is told; what is wrong within paise2 is not the agent's business. */
function refusalFor(error: unknown, connection: Connection): Refusal {
  if (isPaiseError(error)) return new Refusal(oneLine(withoutHome([error.message, error.hint].filter(Boolean).join(' '))));
  connection.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new Refusal('paise2 could not answer. Its log says why.');
}

const longestArgument = 2000;

/** What an agent sends is kept, but not however much it is. */
function recorded(input: unknown): unknown {
  const text = JSON.stringify(input) ?? 'null';
  return text.length <= 2 * longestArgument ? input : `${text.slice(0, longestArgument).toWellFormed()}…`;
}
