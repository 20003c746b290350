/** What is said in a sample of a text track. Formats that are drawn, or not text, say nothing. */
export function sampleText(format: string, sample: Buffer): readonly string[] {
  if (format === 'tx3g' || format === 'text') return [timedText(sample)];
  if (format === 'wvtt') return webVtt(sample);
  if (format === 'stpp') return sample.toString('utf8').split(/<\/(?:\w{1,20}:)?p>/);
  return [];
}

/** Two bytes of length, then the text; style follows (ETSI TS 126 245, 5.17; QuickTime File Format, "Text Sample Data"). */
function timedText(sample: Buffer): string {
  if (sample.length < 2) return '';
  const text = sample.subarray(2, 2 + sample.readUInt16BE(0));
  const isUtf16 = text[0] === 0xfe && text[1] === 0xff;
  return new TextDecoder(isUtf16 ? 'utf-16be' : 'utf-8').decode(text);
}

/** Boxes `vttc`, one a cue, with the text in a box `payl` (ISO/IEC 14496-30, 6.4). */
function webVtt(sample: Buffer): readonly string[] {
  const cues: string[] = [];
  let at = 0;
  while (at + 8 <= sample.length) {
    const length = sample.readUInt32BE(at);
    const type = sample.toString('latin1', at + 4, at + 8);
    if (type === 'payl') cues.push(sample.toString('utf8', at + 8, at + length));
    at += type === 'vttc' ? 8 : Math.max(8, length);
  }
  return cues;
}
