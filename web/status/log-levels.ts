import type { LogRecord } from '../../src/plugin/engine-status.ts';

export type Level = LogRecord['level'];

/** From the least important on. */
export const levels: readonly Level[] = ['debug', 'info', 'warn', 'error'];

export const atLeast = (records: readonly LogRecord[], level: Level): readonly LogRecord[] =>
  records.filter((record) => levels.indexOf(record.level) >= levels.indexOf(level));

const two = (number: number): string => String(number).padStart(2, '0');

/** `11-22 17:26:41`, where the person is. */
export function clockText(at: number): string {
  const date = new Date(at);
  const day = `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
