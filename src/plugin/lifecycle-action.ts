import type { SystemHost } from './hosts.ts';

/**
 * Takes part in starting and stopping the engine. A failure sets the plugin aside; it never stops the start.
 * @since 0.1
 */
export interface LifecycleAction<Options = unknown> {
  /** Called when everything is in place, before work begins. */
  onStart?(host: SystemHost<Options>): Promise<void>;
  /** Called in reverse order when the engine stops, also after an error; has five seconds. */
  onStop?(host: SystemHost<Options>): Promise<void>;
}

/**
 * Forgets what a plugin made. `paise2 reset` calls all of them. What can be made again goes first.
 * @since 0.1
 */
export interface ResetAction<Options = unknown> {
  /** What the action removes, for the question that a person is asked: `the search index`. */
  readonly removes: string;
  /** Also called by `reset --hard`, before `hardReset`. */
  softReset?(host: ResetHost<Options>): Promise<void>;
  /** Removes what cannot be made again, such as what plugins remember. */
  hardReset?(host: ResetHost<Options>): Promise<void>;
}

/**
 * Runs while no engine does: nothing is open.
 * @since 0.1
 */
export interface ResetHost<Options = unknown> {
  readonly plugin: string;
  readonly options: Options;
  readonly dataDirectory: string;
}
