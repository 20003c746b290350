import type { ElementSkipper } from '../skip-element.ts';
import type { TextOutput } from '../text-output.ts';

/** Of `mc:AlternateContent` (ECMA-376 part 3) takes the first alternative that has text, so that nothing is read twice. */
export interface Alternatives {
  /** `true` where the tag is one of its own. */
  open(name: string): boolean;
  close(name: string): void;
}

export function createAlternatives(output: Pick<TextOutput, 'length'>, skipper: ElementSkipper): Alternatives {
  /** How much text there was before each set of alternatives that is open. */
  const lengths: number[] = [];
  return {
    open(name) {
      if (name === 'AlternateContent') {
        lengths.push(output.length);
        return true;
      }
      if (name !== 'Choice' && name !== 'Fallback') return false;
      const before = lengths.at(-1);
      if (before !== undefined && output.length > before) skipper.start(name);
      return true;
    },
    close(name) {
      if (name === 'AlternateContent') lengths.pop();
    },
  };
}
