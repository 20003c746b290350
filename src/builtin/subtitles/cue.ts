/** One subtitle. */
export interface Cue {
  /** When it appears, as the file says it: `00:01:02,000`. */
  readonly start: string;
  readonly text: string;
}

export interface Subtitles {
  readonly cues: readonly Cue[];
  readonly title?: string;
}

/** One line a cue. A line that repeats the one before, as rolling captions do, is left out. */
export function textOfCues(cues: readonly Cue[], keepTimestamps: boolean): string {
  const lines: string[] = [];
  let before = '';
  for (const { start, text } of cues) {
    const fresh = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && line !== before);
    before = fresh.at(-1) ?? before;
    if (fresh.length > 0) lines.push(keepTimestamps ? `${start} ${fresh.join(' ')}` : fresh.join('\n'));
  }
  return lines.join('\n');
}
