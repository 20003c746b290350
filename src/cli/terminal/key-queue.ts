import type { Key } from '../../plugin/command.ts';

/** Keys that wait to be read. */
export interface KeyQueue {
  push(key: Key): void;
  end(): void;
  keys(): AsyncGenerator<Key, void>;
}

export function createKeyQueue(): KeyQueue {
  const waiting: (Key | undefined)[] = [];
  let wake: (() => void) | undefined;
  const add = (key: Key | undefined): void => {
    waiting.push(key);
    wake?.();
  };
  return {
    push: add,
    end: () => add(undefined),
    async *keys() {
      for (;;) {
        for (const key of waiting.splice(0)) {
          if (!key) return;
          yield key;
        }
        if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
