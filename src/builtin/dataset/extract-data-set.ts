import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { createRangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import type { Cell, Column, DataSet, OpenDataSet } from './data-set.ts';

interface Subject {
  readonly content: Content;
  readonly metadata: Metadata;
  readonly open: OpenDataSet;
}

/** Numbers of larger tables are measurements, which nobody looks for one by one. */
const mostRowsWithNumbers = 10_000;
const batchLength = 256 * 1024;
const mostText = 64 * 1024 ** 2;
const mostColumnNames = 10_000;
const longestName = 1000;

/** What is said about the table and its columns, then the rows, with tabs between the cells. */
export async function extractDataSet(host: ContentExtractorHost, { content, metadata, open }: Subject): Promise<void> {
  const table = await open(createRangedBytes(content.size, (range) => content.bytes(range)));
  if (table === undefined) throw new RejectContent('There is no table in it of the kind that its name says.');
  const columns = table.columns.slice(0, mostColumnNames).map(({ name }) => name.slice(0, longestName));
  const fields = { ...table.fields, rows: table.rowCount, columnCount: table.columns.length, columns };
  let about = '';
  for (const line of aboutOf(table)) {
    if (about.length > mostText) break;
    if (line !== '') about += `${line}\n`;
  }
  await host.addItem(cleanText(about), metadata.merge(fields));
  const hasNumbers = table.rowCount <= mostRowsWithNumbers;
  let batch = '';
  let length = 0;
  for await (const row of table.rows()) {
    host.signal.throwIfAborted();
    const line = row.flatMap((cell) => textOf(cell, hasNumbers) ?? []).join('\t');
    if (line !== '') batch += `${line}\n`;
    if (batch.length < batchLength) continue;
    await host.addItem(cleanText(batch));
    length += batch.length;
    batch = '';
    if (length > mostText) break;
  }
  if (batch !== '') await host.addItem(cleanText(batch));
  if (table.isDamaged()) host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' });
}

function* aboutOf({ notes, columns }: DataSet): Generator<string> {
  yield* notes;
  for (const column of columns) yield describe(column);
}

function describe({ name, label, valueLabels = [] }: Column): string {
  return [label === undefined || label === name || label === '' ? name : `${name}: ${label}`, ...valueLabels].join('\t');
}

function textOf(cell: Cell, hasNumbers: boolean): string | undefined {
  if (typeof cell === 'number') return hasNumbers && Number.isFinite(cell) ? String(cell) : undefined;
  const text = cell?.trim();
  return text === '' ? undefined : text;
}
