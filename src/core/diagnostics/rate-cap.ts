import type { LogRecord } from '../../plugin/engine-status.ts';

/** Entries per second of one plugin and level. */
const most = 200;

/** Bounds what one plugin can write, so that its flood neither fills the log nor hides what others say. */
export interface RateCap {
  /** Whether this entry is within the bounds. `now` is a monotonic time in milliseconds. */
  admits(entry: LogRecord, now: number): boolean;
  /** What to say of entries that were dropped in seconds that ended before `now`. */
  tell(now: number): readonly LogRecord[];
  /** Whether there is something to tell, now or later. */
  owes(): boolean;
}

interface Second {
  readonly plugin: string;
  readonly level: LogRecord['level'];
  startedAt: number;
  entries: number;
  dropped: number;
}

export function createRateCap(): RateCap {
  const seconds = new Map<string, Second>();
  const told: LogRecord[] = [];

  const restart = (second: Second, now: number): void => {
    const { plugin, level, dropped } = second;
    if (dropped > 0) told.push({ at: Date.now(), level, plugin, message: `${dropped} more were dropped: this plugin logs too much.` });
    Object.assign(second, { startedAt: now, entries: 0, dropped: 0 });
  };

  return {
    admits({ plugin, level }, now) {
      const key = `${level} ${plugin}`;
      const second = seconds.get(key) ?? { plugin, level, startedAt: now, entries: 0, dropped: 0 };
      seconds.set(key, second);
      if (now - second.startedAt >= 1000) restart(second, now);
      if (second.entries < most) second.entries += 1;
      else second.dropped += 1;
      return second.dropped === 0;
    },
    tell(now) {
      for (const second of seconds.values()) if (second.dropped > 0 && now - second.startedAt >= 1000) restart(second, now);
      return told.splice(0);
    },
    owes: () => told.length > 0 || [...seconds.values()].some(({ dropped }) => dropped > 0),
  };
}
