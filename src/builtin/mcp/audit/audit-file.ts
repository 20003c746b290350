import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One call of an agent. */
export interface AuditRecord {
  /** Unix time in milliseconds. */
  readonly at: number;
  /** Name and version, as the client says. */
  readonly client: string;
  readonly transport: 'stdio' | 'http';
  readonly tool: string;
  /** As they came, valid or not. */
  readonly arguments: unknown;
  /** What was told of. */
  readonly ids: readonly string[];
  readonly bytes: number;
  /** Items that were asked for or found, and kept back. */
  readonly denied: number;
  readonly ms: number;
  /** Why there was no answer. */
  readonly refused?: string;
}

const mostBytes = 5_000_000;
const folderOf = (dataDirectory: string): string => join(dataDirectory, 'mcp');

/** The log, older part first. */
export const auditFiles = (dataDirectory: string): readonly [string, string] => [
  join(folderOf(dataDirectory), 'audit.1.jsonl'),
  join(folderOf(dataDirectory), 'audit.jsonl'),
];

/** Writes one line at the end, in one piece, so that several programs may write to the same log. */
export function appendAudit(dataDirectory: string, record: AuditRecord, most = mostBytes): void {
  const [before, file] = auditFiles(dataDirectory);
  mkdirSync(folderOf(dataDirectory), { recursive: true, mode: 0o700 });
  const line = `${JSON.stringify(record)}\n`;
  const size = sizeOf(file);
  if (size > 0 && size + Buffer.byteLength(line) > most) renameSync(file, before);
  appendFileSync(file, line, { mode: 0o600 });
  if (size === 0) chmodSync(file, 0o600);
}

export function removeAudit(dataDirectory: string): void {
  rmSync(folderOf(dataDirectory), { recursive: true, force: true });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
