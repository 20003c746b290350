import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { readEntity } from '../../../kit/mime/header.ts';

export interface HttpResponse {
  readonly status: number;
  /** As declared, with parameters. */
  readonly contentType?: string;
  readonly location?: string;
  readonly body: Uint8Array;
}

const mostProduced = 64 * 1024 ** 2;

/** A response as it came over the line (RFC 9112), or as tools that cleaned it up left it: its encodings are undone where they are there. */
export function readHttpResponse(block: Buffer): HttpResponse {
  const lineEnd = block.indexOf(0x0a);
  const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(block.toString('latin1', 0, Math.max(0, lineEnd)))?.[1] ?? 0);
  const { header, body } = readEntity(block.subarray(lineEnd + 1));
  const contentType = header.get('content-type');
  const location = header.get('location');
  const whole = /\bchunked\b/i.test(header.get('transfer-encoding') ?? '') ? joinChunks(body) : body;
  return {
    status,
    body: decoded(whole, header.get('content-encoding') ?? ''),
    ...(contentType !== undefined && { contentType }),
    ...(location !== undefined && { location }),
  };
}

/** What is not in chunks, whatever its header says, stays as it is. */
function joinChunks(body: Uint8Array): Uint8Array {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Buffer[] = [];
  for (let at = 0; at < buffer.length;) {
    const lineEnd = buffer.indexOf(0x0a, at);
    const size = /^([\da-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(buffer.toString('latin1', at, Math.min(lineEnd, at + 200)))?.[1];
    if (lineEnd === -1 || size === undefined) return chunks.length === 0 ? body : Buffer.concat(chunks);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(buffer.subarray(lineEnd + 1, lineEnd + 1 + length));
    at = lineEnd + 1 + length;
    if (buffer[at] === 0x0d) at += 1;
    if (buffer[at] === 0x0a) at += 1;
  }
  return Buffer.concat(chunks);
}

function decoded(body: Uint8Array, encoding: string): Uint8Array {
  const options = { maxOutputLength: mostProduced };
  try {
    switch (encoding.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(body, options);
      case 'deflate':
        return inflateSync(body, options);
      case 'br':
        return brotliDecompressSync(body, options);
      default:
        return body;
    }
  } catch {
    // Many archives keep the header and the decoded body.
    return body;
  }
}
