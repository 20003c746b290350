import type { Subtitles } from './cue.ts';
import { readMicroDvd } from './micro-dvd.ts';
import { readSubStation } from './sub-station.ts';
import { readTimedText } from './timed-text.ts';

/** Reads what the text looks like, as names lie; `undefined` for what is no subtitles. */
export function readSubtitles(source: string): Subtitles | undefined {
  const beginning = source.slice(0, 4096);
  const found = /^\s*\{\d+\}\{\d*\}/.test(beginning)
    ? readMicroDvd(source)
    : /^\[Script Info\]|^Dialogue:/im.test(beginning)
      ? readSubStation(source)
      : readTimedText(source);
  return found.cues.length > 0 ? found : undefined;
}
