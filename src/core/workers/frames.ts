import { DefaultSerializer, deserialize } from 'node:v8';

/**
 * Messages as bytes: length in four bytes, little-endian, then what V8 makes of a structured clone. Not Node's own channel for child processes,
 * because that one takes in a message of any length, however fast they come.
 */
const prefixBytes = 4;

/** Two bytes for each character of the longest text that one item may have, and what else is told of it. */
export const mostFrameBytes = (2 * 64 + 32) * 1024 * 1024;

export function frameOf(message: unknown): Buffer {
  const serializer = new DefaultSerializer();
  serializer.writeRawBytes(Buffer.alloc(prefixBytes));
  serializer.writeHeader();
  serializer.writeValue(message);
  const frame = serializer.releaseBuffer();
  const length = frame.length - prefixBytes;
  if (length > mostFrameBytes) throw new RangeError(`a message of ${length} bytes is too long`);
  frame.writeUInt32LE(length);
  return frame;
}

/** Puts messages together from chunks. Throws where the bytes are no messages, or one is longer than it may be. */
export function createFrameReader(): (chunk: Buffer) => readonly unknown[] {
  const prefix = Buffer.alloc(prefixBytes);
  let prefixed = 0;
  let body: Buffer | undefined;
  let filled = 0;

  function takePrefix(chunk: Buffer): number {
    const taken = chunk.copy(prefix, prefixed);
    prefixed += taken;
    if (prefixed < prefixBytes) return taken;
    const length = prefix.readUInt32LE();
    if (length > mostFrameBytes) throw new RangeError(`a message of ${length} bytes is too long`);
    // Memory that was never touched occupies nothing, so a lie about the length costs nothing either.
    body = Buffer.allocUnsafeSlow(length);
    prefixed = filled = 0;
    return taken;
  }

  return (chunk) => {
    const messages: unknown[] = [];
    for (let at = 0; at < chunk.length;) {
      if (!body) at += takePrefix(chunk.subarray(at));
      else {
        const taken = chunk.copy(body, filled, at);
        at += taken;
        filled += taken;
      }
      if (body?.length === filled) {
        messages.push(deserialize(body));
        body = undefined;
      }
    }
    return messages;
  };
}
