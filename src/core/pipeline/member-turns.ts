import { hash } from 'node:crypto';
import type { Handover } from './handover.ts';

/** An extractor's call about a child of its content. */
export interface MemberCall {
  readonly key: string;
  /** Whether the call brings the whole child. Else calls for the same key that follow each other belong together. */
  readonly isWhole: boolean;
  /** Whether it adds to an item that is still at hand. */
  isKnown(): boolean;
  work(): Promise<void> | void;
  /** An earlier attempt handed it over. */
  passOver(): void;
  /** An earlier attempt died at it. */
  recordDeath(): void;
}

/**
 * Takes the children of a content one after the other, in the order in which its extractor mentions them, whether it waits or not. So the
 * number of those that are complete says which they are.
 */
export interface MemberTurns {
  take(call: MemberCall): Promise<void>;
  /** Resolves when all calls were taken. */
  done(): Promise<void>;
}

/** `handover` is absent where everything is held until the end; `isTop` holds for content that is in no other. */
export function createMemberTurns(handover: Handover | undefined, isTop: boolean): MemberTurns {
  const top = isTop ? handover : undefined;
  let last = Promise.resolve();
  let begun = 0;
  let current: string | undefined;

  async function take(call: MemberCall): Promise<void> {
    const isNew = call.isWhole || call.key !== current;
    current = call.isWhole ? undefined : call.key;
    if (isNew) begun += 1;
    if (top && begun <= top.childrenBefore) return isNew ? call.passOver() : undefined;
    const member = nameOf(call.key);
    if (top?.skip.has(member)) return isNew ? call.recordDeath() : undefined;
    if (isNew && !call.isKnown()) {
      top?.complete(begun - 1);
      await handover?.room();
    }
    // Of an item nothing is left to be read when its text is handed over.
    if (!top?.announce || !call.isWhole) return call.work();
    await top.announce(member);
    try {
      await call.work();
    } finally {
      // What dies from here on is not the fault of this member.
      await top.announce();
    }
  }

  return {
    take(call) {
      const taken = last.then(() => take(call));
      last = taken.catch(() => {});
      return taken;
    },
    done: () => last,
  };
}

const longestName = 1000;

/** What stands for a key in announcements and in the queue: the key, unless it is so long that nobody would type it. */
const nameOf = (key: string): string => (key.length <= longestName ? key : `${key.slice(0, longestName - 64)}${hash('sha256', key)}`);
