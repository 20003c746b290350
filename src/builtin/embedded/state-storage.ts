import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { StateEntry, StateStorage } from '../../plugin/state-storage-provider.ts';
import type { Connection } from './database.ts';
import { writing } from './database.ts';
import { emptyTurn } from './empty-turn.ts';
import { translated } from './sqlite-errors.ts';

interface Row {
  readonly key: string;
  readonly version: number;
  readonly value: string;
}

/** Small values in the one database. */
export function createEmbeddedStateStorage(connection: Connection): StateStorage {
  const { database, domain } = connection;
  const find = database.prepare<[string, string], Row>('SELECT key, version, value FROM state WHERE partition = ? AND key = ?');
  const list = database.prepare<[string, number | null], Row>(
    'SELECT key, version, value FROM state WHERE partition = ? AND version < ifnull(?, 9e999) ORDER BY key',
  );
  // Equal values make JSON of equal length, whatever the order of their keys: few others need to be read.
  const similar = database.prepare<[string, string], Row>(
    'SELECT key, version, value FROM state WHERE partition = ? AND length(value) = length(?) ORDER BY key',
  );
  return {
    transactionDomain: domain,
    supports: { durable: true },
    get: ({ partition, key }) =>
      translated(() => {
        const row = find.get(partition, key);
        return row && entry(partition, row);
      }),
    async write(state) {
      await domain.commit({ ...emptyTurn, state });
    },
    entries: (partition, { olderThan } = {}) =>
      translated(() => list.all(partition, olderThan ?? null).map((row) => entry(partition, row))),
    keysWithValue: (partition, value) =>
      translated(() => {
        const text = JSON.stringify(value);
        const wanted: unknown = JSON.parse(text);
        return similar.all(partition, text).flatMap((row) => (isDeepStrictEqual(JSON.parse(row.value), wanted) ? [row.key] : []));
      }),
    clear: (partition) =>
      writing(connection, () => {
        database.prepare('DELETE FROM state WHERE partition = ?').run(partition);
      }),
    close: () => connection.close(),
  };
}

function entry(partition: string, { key, version, value }: Row): StateEntry {
  return { partition, key, version, value: JSON.parse(value) as JsonValue };
}
