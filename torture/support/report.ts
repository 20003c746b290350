import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { markdownTable } from '../../bench/support/table.ts';
import type { FamilyReport } from './family.ts';
import type { Request } from './request.ts';

/** Of one family; the others are like these. */
const mostPrinted = 10;

/** Prints what became of all families, and puts the table into docs/reliability.md if asked to. */
export function publish(reports: readonly FamilyReport[], request: Request): void {
  const conditions = `${new Date().toISOString().slice(0, 10)}, ${request.length} form, seed ${request.seed}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Linux, Node ${process.versions.node}.`;
  const table = markdownTable({
    columns: ['family', 'runs', 'kills', 'violations', 'seconds', 'notes'],
    rows: reports.map(({ id, title, runs, kills, violations, seconds, notes }) => [
      `${id} ${title}`,
      String(runs),
      String(kills),
      String(violations.length),
      seconds.toFixed(0),
      notes.join('; '),
    ]),
  });
  const found = reports.flatMap(({ id, violations }) => [
    ...violations.slice(0, mostPrinted).map(({ invariant, text, place }) => `${id} ${invariant}: ${text}\n    kept in ${place}`),
    ...(violations.length > mostPrinted ? [`${id}: and ${violations.length - mostPrinted} more`] : []),
  ]);
  const markdown = `${conditions}\n\n${table}`;
  process.stdout.write(request.json ? `${JSON.stringify({ conditions, reports })}\n` : `${[markdown, found.join('\n')].join('\n\n')}\n`);
  if (request.save) save(request.length, markdown);
}

/** Replaces what stands between the two marks of this form. */
function save(length: string, markdown: string): void {
  const file = resolve(import.meta.dirname, '../../docs/reliability.md');
  const [begin, end] = [`<!-- torture:${length} -->`, `<!-- end of torture:${length} -->`];
  const before = readFileSync(file, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no section between ${begin} and ${end}`);
  writeFileSync(file, `${before.slice(0, from + begin.length)}\n\n${markdown}\n\n${before.slice(to)}`);
}
