import type { JobResult } from '../pipeline/job-result.ts';

/** One message per document is dear, one for all is late and large. */
const batchCount = 64;
const batchCharacters = 1024 * 1024;
const batchMs = 50;
/** The engine does not read while it commits; so much may be on its way meanwhile. */
const unsentCharacters = 2 * 1024 * 1024;

export interface ResultBatcher {
  /** Resolves at once while there is room, else when enough is on its way. Rejects when the engine is gone. */
  add(result: JobResult): Promise<void>;
  /** Sends what is there, and resolves when all is on its way. */
  flush(): Promise<void>;
}

export function createResultBatcher(send: (results: readonly JobResult[]) => Promise<void>): ResultBatcher {
  let batch: JobResult[] = [];
  let characters = 0;
  let startedAt = 0;
  let unsent = 0;
  let failure: { readonly error: unknown } | undefined;
  const sending = new Set<Promise<void>>();

  async function sendBatch(): Promise<void> {
    const size = characters;
    const message = send(batch).finally(() => {
      unsent -= size;
      sending.delete(message);
    });
    sending.add(message);
    message.catch((error: unknown) => (failure = { error }));
    unsent += size;
    batch = [];
    characters = 0;
    await room();
    // Work between batches is synchronous: without a pause here the message would wait for the next idle moment.
    await new Promise((resolve) => setImmediate(resolve));
    throwFailure();
  }

  function throwFailure(): void {
    if (failure) throw failure.error;
  }

  async function room(): Promise<void> {
    if (unsent <= unsentCharacters) return;
    await Promise.race(sending);
    await room();
  }

  return {
    async flush() {
      if (batch.length > 0) await sendBatch();
      await Promise.all(sending);
      throwFailure();
    },
    async add(result) {
      if (batch.length === 0) startedAt = performance.now();
      batch.push(result);
      characters += sizeOf(result);
      if (batch.length >= batchCount || characters >= batchCharacters || performance.now() - startedAt > batchMs) await sendBatch();
    },
  };
}

/** Some hundred characters of each result are not its text. */
function sizeOf({ change }: JobResult): number {
  if (!('items' in change)) return 500;
  return change.items.items.reduce((sum, { text }) => sum + text.length + 500, change.items.kept?.bytes.length ?? 0);
}
