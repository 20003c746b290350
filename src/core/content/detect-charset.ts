import { decodeAs } from './charset.ts';
import { latinCharsets, legacyCharsets } from './legacy-charsets.ts';
import { nonAsciiLines, nonAsciiWords } from './non-ascii-sample.ts';
import { isDamagedUtf8 } from './utf-8.ts';

/**
 * How much better than windows-1252 another Latin charset must fit. On short text the statistics are mostly noise. Chosen on 650 samples in 33
 * languages: whole sentences, and single words in English text.
 */
const advantage = 1.7;
/** Evens out fits that are next to nothing. */
const noise = 0.005;

/** The charset of text that is not clean Unicode. Only the non-ASCII words count, and the lines that they are in: the rest says nothing. */
export async function detectCharset(bytes: Uint8Array): Promise<string> {
  const lines = nonAsciiLines(bytes);
  const words = nonAsciiWords(lines);
  if (isDamagedUtf8(words)) return 'utf-8';
  return kanaCharset(words) ?? (isLatin(words) ? bestLatin(words, lines) : bestOf(words));
}

/** Japanese has kana, and kana decode to kana in the right charset only. The detector is at a loss with words that consist of nothing else. */
function kanaCharset(words: Uint8Array): string | undefined {
  return ['euc-jp', 'shift_jis'].find((charset) => {
    const foreign = decodeAs(charset, words).replaceAll(/[\0-\x7f]/g, '');
    const kana = foreign.match(/[\u3041-\u30ff]/g)?.length ?? 0;
    // One character may be cut off at the end of the sample.
    return kana >= 3 && kana >= foreign.length / 3 && foreign.indexOf('\ufffd') === foreign.lastIndexOf('\ufffd');
  });
}

/** Latin text has accented letters one by one among ASCII letters; other scripts fill whole words. */
function isLatin(words: Uint8Array): boolean {
  let single = 0;
  let inRuns = 0;
  for (let index = 0; index < words.length;) {
    const start = index;
    while ((words[index] ?? 0) > 0x7f) index += 1;
    const length = index - start;
    if (length === 1 || (length === 2 && (isLetter(words[start - 1]) || isLetter(words[index])))) single += 1;
    else inRuns += length;
    index += 1;
  }
  return single > inRuns;
}

const isLetter = (byte = 0): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

async function bestLatin(words: Uint8Array, lines: Uint8Array): Promise<string> {
  const [inWords, inLines] = [await fits(words, latinCharsets), await fits(lines, latinCharsets)];
  const fit = (charset: string): number => ((inWords.get(charset) ?? 0) + noise) * ((inLines.get(charset) ?? 0) + noise);
  const others = Object.values(latinCharsets).toSorted((left, right) => fit(right) - fit(left));
  const best = others[0] ?? 'windows-1252';
  return fit(best) > advantage * fit('windows-1252') ? best : 'windows-1252';
}

async function bestOf(words: Uint8Array): Promise<string> {
  const [best] = (await fits(words, legacyCharsets)).keys();
  return best ?? 'windows-1252';
}

/** How well each charset fits, best first. */
async function fits(sample: Uint8Array, charsets: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, number>> {
  const { chardet } = await import('jschardet');
  const found = chardet.detectAll(sample, { includeEncodings: Object.keys(charsets), compatNames: false, ignoreThreshold: true });
  return new Map(found.map(({ encoding, confidence }) => [charsets[encoding ?? ''] ?? 'windows-1252', confidence]));
}
