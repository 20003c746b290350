import type { Database } from 'better-sqlite3';
import { PaiseError } from '../../plugin/errors.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { StateWrite } from '../../plugin/state-storage-provider.ts';

/** Writes values within the caller's transaction. */
export function createStateWriter(database: Database): (writes: readonly StateWrite[]) => void {
  const put = database.prepare<[string, string, number, string]>(
    'INSERT INTO state (partition, key, version, value) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version, value = excluded.value',
  );
  const remove = database.prepare<[string, string]>('DELETE FROM state WHERE partition = ? AND key = ?');
  return (writes) => {
    for (const { partition, key, value, version = 1 } of writes) {
      if (value === undefined) remove.run(partition, key);
      else put.run(partition, key, version, stateText(partition, value));
    }
  };
}

const largestValue = 1024 * 1024;

function stateText(partition: string, value: JsonValue): string {
  const text = JSON.stringify(value);
  // A string of the full size has two quotes around it.
  if (text.length > largestValue + 2)
    throw new PaiseError('BAD_PLUGIN_OUTPUT', 'A state value is larger than 1 MiB.', {
      plugin: partition,
      hint: 'Keep large data in the cache, and its id in the state.',
    });
  return text;
}
