import type { Lane, Lanes } from './job-lanes.ts';

/** Takes up to `limit` ids from lanes of one priority. */
export type TakeTurns = (level: readonly Lane[], limit: number) => number[];

/**
 * Plugins with equally urgent jobs take turns, and of one plugin the oldest job comes first, whatever its kind. Who waited longest for a turn
 * begins, so that no plugin is left out when jobs are claimed one by one. The memory of turns is not in the database: after a restart
 * everybody begins anew.
 */
export function createRotation(lanes: Lanes): TakeTurns {
  const lastTurns = new Map<number, number>();
  let turn = 0;

  return (level, limit) => {
    const ids: number[] = [];
    let plugins = [...Map.groupBy(level, ({ plugin }) => plugin)]
      .toSorted(([one], [other]) => (lastTurns.get(one) ?? 0) - (lastTurns.get(other) ?? 0))
      .map(([plugin, own]) => ({ plugin, own, after: 0 }));
    while (ids.length < limit && plugins.length > 0) {
      const share = Math.ceil((limit - ids.length) / plugins.length);
      const oldest = plugins.map(({ own, after }) => oldestIn(lanes, own, after, share));
      for (let round = 0; round < share; round += 1) {
        for (const [index, plugin] of plugins.entries()) {
          const id = oldest[index]?.[round];
          if (id === undefined || ids.length === limit) continue;
          ids.push(id);
          plugin.after = id;
          lastTurns.set(plugin.plugin, (turn += 1));
        }
      }
      plugins = plugins.filter((_, index) => oldest[index]?.length === share);
    }
    return ids;
  };
}

function oldestIn(lanes: Lanes, own: readonly Lane[], after: number, limit: number): readonly number[] {
  const ids = own.flatMap((lane) => lanes.idsIn(lane, after, limit));
  return own.length === 1 ? ids : ids.toSorted((one, other) => one - other).slice(0, limit);
}
