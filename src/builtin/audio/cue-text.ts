/** What is said, without the markup of SubRip, WebVTT and SubStation Alpha. */
export function cueText(cue: string): string {
  return cue
    .replaceAll(/\{\\[^{}]{0,500}\}|<[^<>]{1,500}>/g, '')
    .replaceAll(/\\[Nnh]/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** One line a cue. Cues that only repeat the last one are an effect. */
export function cueLines(): { add(cue: string): void; read(): string; readonly length: number } {
  const lines: string[] = [];
  let length = 0;
  return {
    add(cue) {
      const line = cueText(cue);
      if (line === '' || line === lines.at(-1)) return;
      lines.push(line);
      length += line.length;
    },
    read: () => lines.join('\n'),
    get length() {
      return length;
    },
  };
}
