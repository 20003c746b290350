import type { DatabaseSync } from 'node:sqlite';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { SkipContent } from '../../plugin/outcomes.ts';
import { isSqliteError, openDatabase } from './open-database.ts';
import type { Options } from './options.ts';

const mostTables = 2000;
const batchLength = 256 * 1024;
const longestValue = 1024 ** 2;

/** The schema is the text of the database, each table with its rows a child. */
export async function extractDatabase(host: ContentExtractorHost<Options>, content: Content): Promise<void> {
  if (!host.options.enabled) throw new SkipContent('Databases are not read; the option is sqlite.enabled.', 'disabled');
  const database = await openDatabase(content);
  try {
    const schema = schemaOf(database);
    await host.addItem(schema.map(({ sql }) => sql).join('\n'), { tableCount: schema.filter(({ isTable }) => isTable).length });
    for (const { name, isTable } of schema) if (isTable) await addTable(host, database, name);
  } finally {
    database.close();
  }
}

interface SchemaPart {
  readonly name: string;
  readonly sql: string;
  readonly isTable: boolean;
}

/** Virtual tables are left out, as they may do anything; what they keep lies in tables of their own. */
function schemaOf(database: DatabaseSync): readonly SchemaPart[] {
  const rows = database
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND type IN ('table', 'view') LIMIT ?")
    .all(mostTables);
  return rows.map(({ type, name, sql }) => ({
    name: String(name),
    sql: String(sql).slice(0, longestValue),
    isTable: type === 'table' && !/^\s*CREATE\s+VIRTUAL\b/i.test(String(sql)),
  }));
}

/** Rows a line, cells separated by tabs. A table that cannot be read, or not to its end, gives what it can. */
async function addTable(host: ContentExtractorHost<Options>, database: DatabaseSync, name: string): Promise<void> {
  const child = { key: name, mimeType: 'text/tab-separated-values' };
  let lines: string[] = [];
  let length = 0;
  let count = 0;
  const flush = async (): Promise<void> => {
    await host.addItem(lines.length === 0 ? '' : `${lines.join('\n')}\n`, { title: name }, child);
    lines = [];
    length = 0;
  };
  try {
    const statement = database.prepare(`SELECT * FROM "${name.replaceAll('"', '""')}"`);
    statement.setReadBigInts(true);
    for (const row of statement.iterate()) {
      host.signal.throwIfAborted();
      if ((count += 1) > host.options.mostRows) {
        host.markPartial({ code: 'limit:rows', text: `The table ${name} has more rows than sqlite.mostRows allows.` });
        break;
      }
      const line = Object.values(row).map(cellText).join('\t').trim();
      if (line !== '') lines.push(line);
      length += line.length;
      if (length > batchLength) await flush();
    }
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    host.markPartial({ code: 'damaged', text: `The table ${name} could not be read to its end.` });
  }
  await flush();
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, longestValue);
  return typeof value === 'bigint' || typeof value === 'number' ? String(value) : '';
}
