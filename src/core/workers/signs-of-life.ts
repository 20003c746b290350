import type { AtWork } from '../pipeline/failure.ts';
import type { WorkPlace } from './messages.ts';

/** Tells the engine what is at work, a few times per second at most. */
export interface SignsOfLife {
  begin(url: string): void;
  repeat(): void;
  /** At once: this extension is at work now. */
  announce(atWork: AtWork): Promise<void>;
  /** At once: this member is, or none. */
  announceMember(member?: string): Promise<void>;
}

const everyMs = 250;

export function signsOfLife(send: (place: WorkPlace) => Promise<void>): SignsOfLife {
  let current: WorkPlace = { url: '' };
  let toldAt = 0;
  const tell = (): Promise<void> => {
    toldAt = performance.now();
    return send(current);
  };
  const repeat = (): void => {
    // Where it cannot be sent, the engine is gone.
    if (performance.now() - toldAt >= everyMs) tell().catch(() => {});
  };
  return {
    begin(url) {
      current = { url };
      repeat();
    },
    repeat,
    announce(atWork) {
      current = { url: current.url, ...atWork };
      return tell();
    },
    announceMember(member) {
      const { member: _before, ...place } = current;
      current = { ...place, ...(member !== undefined && { member }) };
      return tell();
    },
  };
}
