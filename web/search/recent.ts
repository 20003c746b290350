import { signal } from '@preact/signals';
import { keep, kept } from '../app/kept.ts';

const most = 30;

/** Searches of this browser, the last one first. They are nowhere else. */
export const recent = signal<readonly string[]>(read());

function read(): readonly string[] {
  try {
    const value: unknown = JSON.parse(kept('recent') ?? '[]');
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function remember(query: string): void {
  const text = query.trim();
  if (text !== '') write([text, ...recent.value.filter((one) => one !== text)].slice(0, most));
}

export const forget = (query: string): void => write(recent.value.filter((one) => one !== query));
export const forgetAll = (): void => write([]);

function write(queries: readonly string[]): void {
  recent.value = queries;
  keep('recent', queries.length === 0 ? undefined : JSON.stringify(queries));
}
