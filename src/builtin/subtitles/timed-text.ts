import type { Cue, Subtitles } from './cue.ts';

/** The line of times: SubRip has a comma before the milliseconds, WebVTT a point, and hours only where they are needed. */
const times = /^\s*((?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3})\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}/;

/** Blocks of WebVTT that are not subtitles (W3C WebVTT, 4.1). */
const notCue = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' };

/** SubRip and WebVTT: blocks with a line of times, and everything after it up to an empty line is text. */
export function readTimedText(source: string): Subtitles {
  const cues: Cue[] = [];
  let start: string | undefined;
  let text: string[] = [];
  let isNote = false;
  const finish = (): void => {
    if (start !== undefined) cues.push({ start, text: withoutTags(text.join('\n')) });
    start = undefined;
    text = [];
  };
  for (const line of source.split(/\r\n|\n|\r/)) {
    const time = times.exec(line)?.[1];
    if (time !== undefined && !isNote) {
      // Without an empty line before it, the line above is its number.
      if (/^\s*\d+\s*$/.test(text.at(-1) ?? '')) text.pop();
      finish();
      start = time;
    } else if (line.trim() === '') {
      finish();
      isNote = false;
    } else if (start === undefined && notCue.test(line)) isNote = true;
    else if (start !== undefined) text.push(line);
  }
  finish();
  return { cues };
}

/** Names of speakers (`<v Anna>`) are said by the tag itself; the other tags and ASS's `{\an8}` are about looks. */
function withoutTags(text: string): string {
  return text
    .replaceAll(/<v(?:\.[^\s>]{0,100})?[ \t]+([^<>]{1,200})>/g, '$1: ')
    .replaceAll(/<\/?(?:[a-z]{1,8}(?:[. =][^<>]{0,200})?|\d[\d:.]{0,20})\/?>/gi, '')
    .replaceAll(/\{\\[^{}]{0,300}\}/g, '')
    .replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '');
}
