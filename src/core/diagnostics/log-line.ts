import type { LogRecord } from '../../plugin/engine-status.ts';

const longestText = 2000;
const longestLine = 16_384;

/** An entry as a line of the log, never longer than the reader expects, whatever a plugin hands over. */
export function logLine(entry: LogRecord): string {
  const { details, ...rest } = { ...entry, message: shortened(entry.message) };
  const line = details === undefined ? undefined : withDetails(rest, details, entry.level === 'debug');
  return `${line ?? JSON.stringify(rest)}\n`;
}

/** `undefined` for anything else than an entry: a line that was torn by a crash or a full disk. */
export function parseLogLine(line: string): LogRecord | undefined {
  try {
    const entry = JSON.parse(line) as LogRecord | null;
    return typeof entry?.at === 'number' && typeof entry.message === 'string' ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Details that cannot be written (cycles, a million members) are left out, and the entry says so. */
function withDetails(rest: Omit<LogRecord, 'details'>, details: LogRecord['details'], withPaths: boolean): string {
  const written = (_: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'string') return value;
    return withPaths || !isPlace(value) ? shortened(value) : '(left out)';
  };
  try {
    const line = JSON.stringify({ ...rest, details }, written);
    if (line.length <= longestLine) return line;
  } catch {
    // Said below.
  }
  return JSON.stringify({ ...rest, details: { leftOut: 'details that are too long or no JSON' } });
}

/** Where the user keeps what belongs in no log above `debug`. */
const isPlace = (text: string): boolean => /^(?:\/|~\/|[a-z]:[\\/]|[a-z][a-z0-9+.-]*:\/\/)/i.test(text);

const shortened = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);
