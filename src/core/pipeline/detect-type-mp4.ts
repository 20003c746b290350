const mostBoxes = 32;

/** MP4 whose tracks are all sound (RFC 4337 has a type of its own for it), where the head shows the tracks (ISO/IEC 14496-12, 8.4.3). */
export function isSoundOnly(head: Buffer): boolean {
  let at = 0;
  for (let count = 0; count < mostBoxes && at + 8 <= head.length; count += 1) {
    const size = head.readUInt32BE(at);
    if (head.toString('latin1', at + 4, at + 8) === 'moov') {
      const tracks = handlersIn(head.subarray(at, at + size));
      return at + size <= head.length && tracks.includes('soun') && !tracks.includes('vide');
    }
    if (size < 8) return false;
    at += size;
  }
  return false;
}

function handlersIn(boxes: Buffer): readonly string[] {
  const handlers: string[] = [];
  for (let at = boxes.indexOf('hdlr'); at !== -1; at = boxes.indexOf('hdlr', at + 4))
    handlers.push(boxes.toString('latin1', at + 12, at + 16));
  return handlers;
}
