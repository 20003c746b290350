import type { ProviderHost } from './hosts.ts';
import type { JsonValue } from './metadata.ts';
import type { TransactionDomain } from './turn.ts';

/**
 * Makes the {@link StateStorage} of a profile: small values that plugins and the engine remember.
 * @since 0.1
 */
export interface StateStorageProvider<Options = unknown> {
  createStateStorage(host: ProviderHost<Options>): Promise<StateStorage>;
}

/**
 * What a store of small things can do beyond the contract's minimum; the contract suite asserts the claim and the denial.
 * @since 0.1
 */
export interface DurabilitySupport {
  /** What was written is there after the process ended, however it ended. */
  readonly durable: boolean;
}

/**
 * A partition and a key, always as a pair: no separator to clash with. The partition is the plugin's name.
 * @since 0.1
 */
export interface StateKey {
  readonly partition: string;
  readonly key: string;
}

/** @since 0.1 */
export interface StateEntry extends StateKey {
  readonly value: JsonValue;
  /** Version of the shape of `value`, given by its writer. */
  readonly version: number;
}

/**
 * Sets a value, or deletes the key when `value` is `undefined`.
 * @since 0.1
 */
export interface StateWrite extends StateKey {
  readonly value: JsonValue | undefined;
  /** Default 1. */
  readonly version?: number;
}

/**
 * Key-value storage. Values are JSON up to 1 MiB; they come back equal to what went in.
 * @since 0.1
 */
export interface StateStorage {
  readonly supports: DurabilitySupport;
  readonly transactionDomain?: TransactionDomain;
  get(key: StateKey): Promise<StateEntry | undefined>;
  /** All or none. Later writes to the same key win. */
  write(writes: readonly StateWrite[]): Promise<void>;
  /** Entries of one partition, ordered by key; with `olderThan`, only those whose version is lower. */
  entries(partition: string, filter?: { readonly olderThan?: number }): Promise<readonly StateEntry[]>;
  /** Keys of one partition whose value equals `value`, ordered. The order of keys in maps does not matter. */
  keysWithValue(partition: string, value: JsonValue): Promise<readonly string[]>;
  /** Forgets a partition. */
  clear(partition: string): Promise<void>;
  close(): Promise<void>;
}
