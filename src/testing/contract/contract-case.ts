/**
 * The contract of an extension point as a list of cases, for the author of any plugin. A case is data, so every test runner can run it:
 *
 *     const harness = { module: new URL('./my-plugin.ts', import.meta.url), key: 'mine' };
 *     for (const { name, run } of jobQueueContract(harness)) await test(name, run);
 *
 * `run` rejects with an error where the extension breaks the contract. What a provider need not do is read from its `supports`,
 * and denials are checked like claims. Cases must not run at the same time in one process: some move the clock.
 */
export interface ContractCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** Names the extension under test. Each case gets a fresh, empty directory, which is the data directory of a provider. */
export interface ContractHarness {
  /** URL of the module whose default export is the plugin. Child processes import it too, and may be killed. */
  readonly module: string | URL;
  /** The key of the extension in the plugin; one key for storage, queue and state where they are tested together. */
  readonly key: string;
  /** Options that give each directory a place of its own, for providers that keep their data elsewhere. Default: the plugin's defaults. */
  readonly options?: (directory: string) => Readonly<Record<string, unknown>>;
}
