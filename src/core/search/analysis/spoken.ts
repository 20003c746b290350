import { withoutCodes } from './private-use.ts';

/** A word of the index as a person can read it: without the mark of its language, and with its signs. Stems stay stems. */
export function spoken(term: string): string {
  return withoutCodes(term);
}
