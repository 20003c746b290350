import Sqlite from 'better-sqlite3';
import type { Injection, StatementFault } from './injection.ts';

interface Connection {
  readonly inTransaction: boolean;
  readonly readonly: boolean;
}

type Call = (this: object, ...args: unknown[]) => unknown;

/** Lets the n-th statement of this process fail, as SQLite would have it: where the disk is full, the transaction is rolled back. */
export function injectStatementFaults({ statement: fault, countStatements }: Injection): void {
  if (!fault && !countStatements) return;
  const probe = new Sqlite(':memory:');
  const databaseMethods = Sqlite.prototype as unknown as Record<string, Call>;
  const statementMethods = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Record<string, Call>;
  probe.close();
  const rollBack = databaseMethods['exec'];
  let count = 0;

  const before = (connection: Connection): void => {
    if (connection.readonly) return;
    count += 1;
    if (!fault || count < fault.at) return;
    if (fault.kind === 'kill') process.kill(process.pid, 'SIGKILL');
    if (fault.kind !== 'full-for-ever' && count > fault.at) return;
    if (fault.kind !== 'ioerr-once' && connection.inTransaction) rollBack?.call(connection, 'ROLLBACK');
    throw new Sqlite.SqliteError('a fault was injected here', codes[fault.kind]);
  };
  for (const name of ['run', 'get', 'all', 'iterate'])
    wrap(statementMethods, name, (statement) => before((statement as { readonly database: Connection }).database));
  wrap(databaseMethods, 'exec', (connection) => before(connection as Connection));
  if (countStatements) process.once('exit', () => process.stderr.write(`statements: ${count}\n`));
}

const codes = {
  kill: '',
  'ioerr-once': 'SQLITE_IOERR',
  'full-once': 'SQLITE_FULL',
  'full-for-ever': 'SQLITE_FULL',
} as const satisfies Record<StatementFault['kind'], string>;

function wrap(methods: Record<string, Call>, name: string, before: (self: object) => void): void {
  const original = methods[name];
  if (original === undefined) throw new Error(`better-sqlite3 has no ${name}`);
  methods[name] = function (...args) {
    before(this);
    return original.apply(this, args);
  };
}
