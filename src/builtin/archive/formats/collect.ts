import type { MemberData } from '../archive.ts';
import { noBytes } from '../archive.ts';
import type { UnpackedStream } from '../compression/unpack-stream.ts';

/** What comes out of a stream as one member. Of what is damaged it is what there is; of what is too large, nothing. */
export async function collectAll({ chunks, problem }: UnpackedStream): Promise<MemberData> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const found = problem();
  if (found === 'too-large') return { bytes: noBytes, problem: found };
  return { bytes: Buffer.concat(parts), ...(found && { problem: found }) };
}
