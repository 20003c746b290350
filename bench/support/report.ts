import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { resolve } from 'node:path';
import type { Engine } from './engine.ts';
import type { Request } from './request.ts';
import { markdownTable, type Table } from './table.ts';

/** What a benchmark found, for people and for programs. */
export interface Report {
  /** Name of the script: `index`. */
  readonly name: string;
  /** Where it is saved; bench/README.md unless given. */
  readonly file?: string;
  readonly engines: readonly Engine[];
  readonly tables: readonly Table[];
  readonly notes?: readonly string[];
  readonly data: unknown;
}

/** Prints a report, and saves it if asked to. */
export function publish(report: Report, { json, save, runs }: Pick<Request, 'json' | 'save' | 'runs'>): void {
  const conditions = `${new Date().toISOString().slice(0, 10)}. ${machine()}. ${report.engines.map(({ version }) => version).join(', ')}. Runs: ${runs}.`;
  const markdown = [conditions, ...report.tables.map(markdownTable), ...(report.notes ?? [])].join('\n\n');
  process.stdout.write(json ? `${JSON.stringify({ conditions, data: report.data })}\n` : `${markdown}\n`);
  if (save) saveSection(report, markdown);
}

function machine(): string {
  const [processor] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return `${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'}, ${memory}, Linux ${release()}, Node ${process.versions.node}, load at the end ${load}`;
}

/** Replaces what stands between the section's two marks. */
function saveSection({ name, file: path = 'bench/README.md' }: Report, markdown: string): void {
  const file = resolve(import.meta.dirname, '../..', path);
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- end of bench:${name} -->`];
  const before = readFileSync(file, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no section between ${begin} and ${end}`);
  writeFileSync(file, `${before.slice(0, from + begin.length)}\n\n${markdown}\n\n${before.slice(to)}`);
}

/** A line on standard error for the person who waits. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
