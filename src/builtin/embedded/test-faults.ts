import Sqlite from 'better-sqlite3';

type Method = (this: unknown, ...values: unknown[]) => unknown;

/** For tests: calls `before` ahead of every statement that any database of this process runs. Returns the undoing. */
export function interceptStatements(before: () => void): () => void {
  const database = new Sqlite(':memory:');
  const statements = Object.getPrototypeOf(database.prepare('SELECT 1')) as Record<string, Method>;
  database.close();
  const databases = Sqlite.prototype as unknown as Record<string, Method>;
  const undoing = [
    ...['run', 'get', 'all', 'iterate'].map((name) => intercept(statements, name, before)),
    intercept(databases, 'exec', before),
  ];
  return () => undoing.forEach((undo) => undo());
}

function intercept(prototype: Record<string, Method>, name: string, before: () => void): () => void {
  const own = prototype[name] as Method;
  prototype[name] = function intercepted(...values) {
    before();
    return own.apply(this, values);
  };
  return () => {
    prototype[name] = own;
  };
}

/** For tests: runs scripts of several statements one by one, and calls `before` ahead of each. Returns the undoing. */
export function splitScripts(before: () => void): () => void {
  const databases = Sqlite.prototype as unknown as Record<string, Method>;
  const whole = databases['exec'] as Method;
  databases['exec'] = function split(script) {
    for (const statement of String(script).split(/(?<=;)\n/)) {
      before();
      whole.call(this, statement);
    }
    return this;
  };
  return () => {
    databases['exec'] = whole;
  };
}
