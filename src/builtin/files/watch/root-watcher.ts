import type { ItemReason } from '../../../plugin/item.ts';
import type { Scope } from '../place.ts';

/** A way to learn what happens in a root. Rejects when the root cannot be watched. */
export type RootWatcher = (root: Scope, outlet: WatchOutlet) => Promise<RootWatch>;

export interface RootWatch {
  /** Places in the root of which not everything is seen. */
  readonly blind: readonly Blind[];
  close(): Promise<void>;
}

export interface Blind {
  readonly url: Scope;
  readonly reason: ItemReason;
}

export interface WatchOutlet {
  /** Aborts when the watching is to end. */
  readonly signal: AbortSignal;
  /** Something may have happened at these. */
  changed(scopes: Iterable<Scope>): void;
  /** Watching has ended for this cause; without one, because another folder is at the place of the root, or none. */
  lost(cause?: unknown): void;
}
