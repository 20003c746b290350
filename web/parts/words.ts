export { ago, bytes, counted, duration, grouped } from '../../src/kit/words/words.ts';
import { grouped } from '../../src/kit/words/words.ts';

/** With a full stop, where there is none yet. */
export const sentence = (text: string): string => (text === '' || /[.!?…:]$/.test(text) ? text : `${text}.`);

/** `4,812 of 5,001`. */
export const share = (part: number, whole: number): string => `${grouped(part)} of ${grouped(whole)}`;

/** The path of a file on this machine, for a person to read; else the URL. */
export function place(url: string): string {
  if (!url.startsWith('file:///')) return url;
  try {
    return decodeURIComponent(url.slice('file://'.length));
  } catch {
    return url;
  }
}

/** The same with its middle left out where it is longer than `most`: the beginning says where, the end says what. */
export function shortPlace(url: string, most = 64): string {
  const whole = place(url);
  if (whole.length <= most) return whole;
  const head = Math.floor((most - 1) / 3);
  return `${whole.slice(0, head)}…${whole.slice(head + 1 - most)}`;
}
