import type { ExtractionLimits } from './extraction-limits.ts';

/** What is left of the limits for one source URL. Shared by all content within it, however deep. */
export interface ExtractionBudget {
  /** As much of the text as still fits. */
  takeText(text: string): string;
  takeMember(): boolean;
  /** Whether embedded content of this many bytes may still be produced. */
  takeProduced(bytes: number): boolean;
  readonly depth: number;
}

const ratioApplies = 10 * 1024 * 1024;

export function createExtractionBudget(limits: ExtractionLimits, sourceSize: number): ExtractionBudget {
  let text = limits.text;
  let members = limits.members;
  let produced = 0;
  const allowed = Math.min(limits.produced, Math.max(ratioApplies, sourceSize * limits.ratio));
  return {
    depth: limits.depth,
    takeText(wanted) {
      const taken = wanted.length <= text ? wanted : wanted.slice(0, text);
      text -= taken.length;
      return taken;
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
