/** Passes over elements with all that is in them. The outermost is followed by counting the tags of its name: nesting has no stack to fill. */
export interface ElementSkipper {
  start(name: string): void;
  isSkipping(): boolean;
  /** To be told each tag; `true` says that it is passed over. */
  open(name: string): boolean;
  close(name: string): boolean;
}

export function createElementSkipper(): ElementSkipper {
  let skipped = '';
  let depth = 0;
  return {
    start(name) {
      skipped = name;
      depth = 1;
    },
    isSkipping: () => depth > 0,
    open(name) {
      if (depth > 0 && name === skipped) depth += 1;
      return depth > 0;
    },
    close(name) {
      if (depth === 0) return false;
      if (name === skipped) depth -= 1;
      return true;
    },
  };
}
