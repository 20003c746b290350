import type { Cue, Subtitles } from './cue.ts';

/** Fields of an event where the file does not say: those of ASS. */
const usualFields = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];

/** SubStation Alpha and its successor ASS: sections of `Key: value` lines; a dialogue's last field is its text and may have commas. */
export function readSubStation(source: string): Subtitles {
  const cues: Cue[] = [];
  let fields = usualFields;
  let title: string | undefined;
  for (const line of source.split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (key === 'title' && value !== '') title ??= value;
    else if (key === 'format')
      fields = value
        .toLowerCase()
        .split(',')
        .map((field) => field.trim());
    else if (key === 'dialogue') cues.push(cueOf(value, fields));
  }
  return { cues, ...(title !== undefined && { title }) };
}

function cueOf(value: string, fields: readonly string[]): Cue {
  const values = value.split(',');
  const start = values[fields.indexOf('start')] ?? '';
  const text = values.slice(Math.max(0, fields.length - 1)).join(',');
  return { start: start.trim(), text: withoutOverrides(text) };
}

/** `{\i1}` sets looks; `\N` and `\n` break lines, `\h` is a space. Drawings follow `{\p1}` and are not text. */
function withoutOverrides(text: string): string {
  return text
    .replaceAll(/\{[^{}]{0,500}\\p[1-9][^{}]{0,500}\}[^{}]*/g, '')
    .replaceAll(/\{[^{}]{0,1000}\}/g, '')
    .replaceAll(/\\n/gi, '\n')
    .replaceAll('\\h', ' ');
}
