import { filePath } from '../../plugin/file-url.ts';

export { ago, bytes, counted, duration, grouped } from '../../kit/words/words.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** `2026-11-22 17:26:41`, where the person is. */
export function localTime(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** The path of a file, for a person to read; else the URL. */
export const place = (url: string): string => filePath(url) ?? url;

/** A word as a shell takes it. */
export const shellWord = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
