import type { Readable } from 'node:stream';

/** Of what a worker prints in a second, so much is heard. The rest is read and dropped, so that printing never makes it wait. */
const mostPerSecond = 4096;

export function listenToPrinting(streams: readonly Readable[], heard: (text: string) => void): void {
  let secondEndsAt = 0;
  let left = 0;
  let dropped = 0;
  const hear = (chunk: Buffer): void => {
    const now = performance.now();
    if (now >= secondEndsAt) {
      if (dropped > 0) heard(`(${dropped} bytes more)`);
      secondEndsAt = now + 1000;
      left = mostPerSecond;
      dropped = 0;
    }
    const taken = chunk.subarray(0, left);
    left -= taken.length;
    dropped += chunk.length - taken.length;
    const text = taken.toString('utf8').trim();
    if (text !== '') heard(text);
  };
  for (const stream of streams) stream.on('data', hear);
}
