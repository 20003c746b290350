import type { Answer } from './tool.ts';

/** The answer with as much in it as goes into so many bytes: `make` is asked for more and less of it, from 0 to `most`. */
export function fitting(most: number, maxBytes: number, make: (amount: number) => Answer): Answer {
  const whole = make(most);
  if (sizeOf(whole) <= maxBytes) return whole;
  let [fits, exceeds] = [0, most];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    if (sizeOf(make(middle)) <= maxBytes) fits = middle;
    else exceeds = middle;
  }
  return make(fits);
}

/** What the protocol puts around an answer. */
const envelopeBytes = 1024;

const sizeOf = ({ content, text }: Answer): number =>
  Buffer.byteLength(JSON.stringify(content)) + Buffer.byteLength(JSON.stringify(text)) + envelopeBytes;
