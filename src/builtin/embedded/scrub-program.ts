import type SqliteDatabase from 'better-sqlite3';

/** What the program is told, as its only argument, in JSON. */
export interface ScrubRequest {
  /** Path of the database. */
  readonly database: string;
  /** Path of the checksums, and where in that file they begin. */
  readonly sums: string;
  readonly sumsStart: number;
  /** Where `better-sqlite3` is. */
  readonly sqlite: string;
}

/** What it prints, in JSON. */
export interface ScrubResult {
  /** What is damaged; absent where all is well. */
  readonly damage?: string;
  /** Checksums of pages that had none. */
  readonly learned: readonly (readonly [page: number, sum: number])[];
}

/**
 * The program of a process that looks for damage in a database that is in use. It stands by itself, since only its text reaches that process:
 * nothing outside its braces is there, and no `import`.
 *
 * It reads in one transaction. As long as that lasts, no page changes in the file but those that were in the log when it began.
 */
export function scrub(): void {
  const { closeSync, existsSync, openSync, readFileSync, readSync } = process.getBuiltinModule('node:fs');
  const { createRequire } = process.getBuiltinModule('node:module');
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const { crc32 } = process.getBuiltinModule('node:zlib');

  const request = JSON.parse(process.argv[1] ?? '') as ScrubRequest;
  const Sqlite = createRequire(request.sqlite)(request.sqlite) as typeof SqliteDatabase;

  const learned: [page: number, sum: number][] = [];

  function look(): string | undefined {
    const database = new Sqlite(request.database, { readonly: true, fileMustExist: true });
    database.pragma('cell_size_check = ON');
    database.exec('BEGIN');
    const pages = database.pragma('page_count', { simple: true }) as number;
    const pageSize = database.pragma('page_size', { simple: true }) as number;
    const changed = changedPage(pages, pageSize);
    if (changed !== undefined) return `Page ${changed} of ${pages} is not as it was written.`;
    const structure = database.pragma('integrity_check(1)', { simple: true });
    return structure === 'ok' ? undefined : String(structure);
  }

  function changedPage(pages: number, pageSize: number): number | undefined {
    const logged = loggedPages(pageSize);
    const sums = readFileSync(request.sums);
    const page = Buffer.alloc(pageSize);
    // Never closed: that would end the transaction's locks.
    const file = openSync(request.database, 'r');
    for (let number = 1; number <= pages; number += 1) {
      const at = request.sumsStart + (number - 1) * 4;
      if (logged.has(number)) continue;
      const known = at + 4 <= sums.length ? sums.readUInt32BE(at) : 0;
      const length = readSync(file, page, 0, pageSize, (number - 1) * pageSize);
      const sum = crc32(page.subarray(0, length)) || 1;
      if (known === 0) learned.push([number, sum]);
      else if (known !== sum) return number;
    }
    return undefined;
  }

  function loggedPages(pageSize: number): ReadonlySet<number> {
    const numbers = new Set<number>();
    const path = `${request.database}-wal`;
    if (!existsSync(path)) return numbers;
    const log = openSync(path, 'r');
    const header = Buffer.alloc(32);
    readSync(log, header, 0, 32, 0);
    const salt = header.readBigUInt64BE(16);
    // Frames with another salt are left from an earlier time.
    for (let at = 32; readSync(log, header, 0, 24, at) === 24 && header.readBigUInt64BE(8) === salt; at += 24 + pageSize)
      numbers.add(header.readUInt32BE(0));
    closeSync(log);
    return numbers;
  }

  function damage(): string | undefined {
    try {
      return look();
    } catch (error) {
      if (error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return error.message;
      throw error;
    }
  }

  // Looking goes on for seconds or minutes and cannot be interrupted from within: an engine that was killed would leave it behind.
  const watch = 'const parent = process.ppid; setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 250);';
  new Worker(watch, { eval: true }).unref();
  const found = damage();
  process.stdout.write(JSON.stringify({ damage: found, learned: found === undefined ? learned : [] }));
}
