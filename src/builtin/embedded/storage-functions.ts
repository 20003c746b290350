import type { Database } from 'better-sqlite3';
import { PaiseError } from '../../plugin/errors.ts';
import { urlName } from '../../plugin/file-url.ts';

/** How long work on a database may take. SQLite cannot be interrupted from its own thread, so statements ask now and then. */
export interface Budget {
  /** Runs work that throws `TOO_EXPENSIVE` when it asks after these milliseconds. */
  run<T>(budgetMs: number | undefined, work: () => T): T;
  /** Throws when the time is over. */
  check(): void;
}

const budgets = new WeakMap<Database, Budget>();

/** The budget of a connection. Adds the functions `within_budget()` and `url_name(url)` to its SQL. */
export function budgetOf(database: Database): Budget {
  const known = budgets.get(database);
  if (known !== undefined) return known;
  const budget = createBudget();
  budgets.set(database, budget);
  database.function('within_budget', { directOnly: true }, () => {
    budget.check();
    return 1;
  });
  database.function('url_name', { deterministic: true, directOnly: true }, (url) => urlName(String(url)));
  return budget;
}

/** A condition that asks for the time once in 256 rows: calling out of SQLite takes longer than finding a row. */
export const withinBudget = (id: string): string => `(${id} & 255 OR within_budget())`;

function createBudget(): Budget {
  let deadline = Infinity;
  const check = (): void => {
    if (performance.now() < deadline) return;
    throw new PaiseError('TOO_EXPENSIVE', 'The search takes too long.', { hint: 'Use rarer words, and longer beginnings of words.' });
  };
  return {
    check,
    run(budgetMs = Infinity, work) {
      deadline = performance.now() + budgetMs;
      try {
        return work();
      } finally {
        deadline = Infinity;
      }
    },
  };
}
