import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Shapes of running out of memory; no limit of V8 contains them all. */
const shapes: Readonly<Record<string, () => unknown>> = {
  arrays: () => forEver((kept) => kept.push(Array.from({ length: 10_000 }, (_, at) => at))),
  objects: () => forEver((kept) => kept.push({ a: kept.length, b: `b${kept.length}` })),
  strings: () => {
    let text = 'x';
    return forEver((kept) => {
      text += text.length < 2 ** 28 ? text : '';
      kept.push(Buffer.from(text).toString('utf16le'));
    });
  },
  'deep-json': () => forEver((kept) => kept.push(JSON.parse('['.repeat(5000) + ']'.repeat(5000)))),
  push: () => forEver((kept) => kept.push(kept.length)),
  'one-array': () => forEver((kept) => kept.push(Array.from<number>({ length: 1e8 }).fill(1.5))),
  map: () => {
    const map = new Map<number, number>();
    for (let at = 0; ; at += 1) map.set(at, at);
  },
  json: () => forEver((kept) => kept.push(JSON.parse(`[${'1,'.repeat(6e7)}1]`))),
  buffers: () => forEver((kept) => kept.push(Buffer.alloc(16 * 1024 * 1024, 1))),
  zlib: () => {
    const bomb = deflateRawSync(Buffer.alloc(256 * 1024 * 1024));
    return forEver((kept) => kept.push(inflateRawSync(bomb)));
  },
  external: () => forEver((kept) => kept.push(new Uint8Array(new SharedArrayBuffer(16 * 1024 * 1024)).fill(1))),
};

export const memoryShapes: readonly string[] = Object.keys(shapes);

export function exhaustMemory(shape: string): unknown {
  const exhaust = shapes[shape];
  if (exhaust === undefined) throw new Error(`there is no shape ${shape}`);
  return exhaust();
}

function forEver(step: (kept: unknown[]) => unknown): never {
  const kept: unknown[] = [];
  for (;;) step(kept);
}
