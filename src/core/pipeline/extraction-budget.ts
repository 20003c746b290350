import type { ExtractionLimits } from './extraction-limits.ts';

/** What is left of the limits for one source URL. Shared by all content within it, however deep. */
export interface ExtractionBudget {
  /** As much of the text as still fits into an item that has so many characters already, and whether all items together are full. */
  takeText(text: string, before: number): { readonly taken: string; readonly isFull: boolean };
  takeMember(): boolean;
  /** Whether embedded content of this many bytes may still be produced. */
  takeProduced(bytes: number): boolean;
  readonly depth: number;
}

const ratioApplies = 10 * 1024 * 1024;

export function createExtractionBudget(limits: ExtractionLimits, sourceSize: number): ExtractionBudget {
  let text = limits.allText;
  let members = limits.members;
  let produced = 0;
  const allowed = Math.min(limits.produced, Math.max(ratioApplies, sourceSize * limits.ratio));
  return {
    depth: limits.depth,
    takeText(wanted, before) {
      const room = Math.max(0, Math.min(text, limits.text - before));
      const taken = wanted.length <= room ? wanted : wanted.slice(0, room);
      text -= taken.length;
      return { taken, isFull: taken.length < wanted.length && text === 0 };
    },
    takeMember() {
      members -= 1;
      return members >= 0;
    },
    takeProduced(bytes) {
      if (produced + bytes > allowed) return false;
      produced += bytes;
      return true;
    },
  };
}
