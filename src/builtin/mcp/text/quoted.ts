import { randomBytes } from 'node:crypto';

/** Marks that no document can know, new for each answer. */
export const newBoundary = (): string => randomBytes(12).toString('hex');

/** Text of documents between two lines, so that a reader sees where it begins and ends. */
export function quoted(text: string, boundary: string): string {
  return `----- untrusted documents ${boundary} begin -----\n${text}\n----- untrusted documents ${boundary} end -----`;
}
