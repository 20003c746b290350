import type { Turn } from '../../plugin/turn.ts';

/** The turn that does nothing, to spread and fill. */
export const emptyTurn: Turn = { settlements: [], enqueue: [], writes: [], state: [] };
