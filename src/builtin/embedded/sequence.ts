import type { Database } from 'better-sqlite3';

/** Numbers that grow for ever, across restarts. Job ids and tokens are taken from the same ones. */
export type NextNumber = () => number;

/** Returns a function that runs `work` with numbers to take. It must be called within the transaction in which they are used. */
export function createSequence(database: Database): <T>(work: (next: NextNumber) => T) => T {
  const read = database.prepare<[], number>('SELECT value FROM sequence').pluck();
  const write = database.prepare<[number]>('UPDATE sequence SET value = ?');
  return (work) => {
    const before = read.get() ?? 0;
    let value = before;
    const result = work(() => {
      value += 1;
      return value;
    });
    if (value !== before) write.run(value);
    return result;
  };
}
