// How fast PDFs and Office documents are indexed, beside programs that only read them:
// node bench/documents.ts [DIR] [--officeparser PACKAGE] [--runs 3] [--json] [--save]
// DIR is $PAISE2_SHARED/formats or ../shared/formats unless given; its documents are copied until there are enough of them. PACKAGE is the folder
// of an installed officeparser, which is left out without it.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openCorpus, type Corpus } from './support/corpus.ts';
import { makeDocumentCorpus } from './support/document-corpus.ts';
import { officeparser, pdftotext, type DocumentReader } from './support/document-readers.ts';
import { measure, type Command, type Measurement } from './support/measure.ts';
import { indexReport, paise2, paise2Command } from './support/paise2.ts';
import { publish, say } from './support/report.ts';
import { median } from './support/statistics.ts';
import { figure, megabytes, ratio, spread, type Table } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    officeparser: { type: 'string' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1 on');
const from = resolve(positionals[0] ?? join(process.env['PAISE2_SHARED'] ?? join(import.meta.dirname, '../../shared'), 'formats'));

const pdf = ['.pdf'];
const office = ['.docx', '.xlsx', '.pptx', '.odt', '.ods', '.odp', '.rtf'];
const oldOffice = ['.doc', '.xls', '.ppt', '.docm', '.xlsm', '.pptm'];

interface Outcome {
  readonly corpus: Corpus;
  readonly peer?: DocumentReader;
  readonly ours: readonly Measurement[];
  readonly theirs: readonly Measurement[];
  /** Files of which paise2 has text. */
  readonly indexed: number;
}

const workspace = createWorkspace();
const ours = paise2(workspace);
const poppler = pdftotext();
if (!poppler) say('pdftotext is left out: it is not installed (poppler-utils)');
const parser = options.officeparser === undefined ? undefined : officeparser(resolve(options.officeparser), workspace);
const outcomes = [
  await compare('pdf', { endings: pdf, count: 500, peer: poppler }),
  await compare('office', { endings: office, count: 1000, peer: parser }),
  await compare('mixed', { endings: [...pdf, ...office, ...oldOffice], count: 2000, peer: undefined }),
];
publish(
  {
    name: 'documents',
    engines: [ours, ...outcomes.flatMap(({ peer }) => (peer ? [{ ...peer, setUp: ours.setUp }] : []))],
    tables: [figures(), ratios()],
    notes: outcomes.map(readNote),
    data: outcomes.map(({ corpus: { name, files, bytes }, ...rest }) => ({ corpus: name, files: files.length, bytes, ...rest })),
  },
  { ...options, runs },
);

function readNote({ corpus, peer, theirs, indexed }: Outcome): string {
  const read = peer?.readOf?.(theirs.at(-1)?.stdout ?? '');
  const others = read === undefined ? '' : `, and ${peer?.name} had text of ${figure(read)}`;
  return `Of ${corpus.name}, paise2 indexed ${figure(indexed)} files of ${figure(corpus.files.length)}${others}.`;
}

/** Both take turns, so that what else the machine does meets both alike. */
async function compare(
  name: string,
  { endings, count, peer }: { readonly endings: readonly string[]; readonly count: number; readonly peer: DocumentReader | undefined },
): Promise<Outcome> {
  const directory = join(workspace.folder(), name);
  makeDocumentCorpus(from, endings, count, directory);
  const corpus = openCorpus(directory);
  const measured: { readonly ours: Measurement[]; readonly theirs: Measurement[] } = { ours: [], theirs: [] };
  for (let run = 1; run <= runs; run += 1) {
    const home = workspace.folder();
    measured.ours.push(await timed(`${name}, run ${run}, paise2`, paise2Command(workspace.build, home, ['index', directory, '--json'])));
    rmSync(home, { recursive: true });
    if (peer) measured.theirs.push(await timed(`${name}, run ${run}, ${peer.name}`, peer.readAll(directory)));
  }
  return { corpus, ...measured, ...(peer && { peer }), indexed: indexReport(measured.ours.at(-1)?.stdout ?? '').indexed };
}

async function timed(what: string, command: Command): Promise<Measurement> {
  const measurement = await measure(command);
  say(`${what}: ${figure(measurement.wallSeconds, 1)} s`);
  return measurement;
}

type Key = 'wallSeconds' | 'cpuSeconds' | 'peakRssBytes' | 'othersCores';

function middle(measurements: readonly Measurement[], key: Key): number {
  return median(measurements.map((measurement) => measurement[key]));
}

function figures(): Table {
  return {
    columns: ['corpus', 'files', 'MB', 'wall s', 'CPU s', 'files/s', 'MB/s', 'peak RSS MB', 'cores in other use'],
    rows: outcomes.flatMap(({ corpus, peer, ours: own, theirs }) => [
      row(corpus, 'paise2', own),
      ...(peer ? [row(corpus, peer.name, theirs)] : []),
    ]),
  };
}

function row({ name, files, bytes }: Corpus, reader: string, measurements: readonly Measurement[]): readonly string[] {
  const wall = middle(measurements, 'wallSeconds');
  return [
    `${name}, ${reader}`,
    figure(files.length),
    megabytes(bytes),
    spread(measurements.map(({ wallSeconds }) => wallSeconds)),
    figure(middle(measurements, 'cpuSeconds'), 1),
    figure(files.length / wall),
    megabytes(bytes / wall, 1),
    megabytes(middle(measurements, 'peakRssBytes')),
    figure(middle(measurements, 'othersCores'), 1),
  ];
}

function ratios(): Table {
  const keys = ['wallSeconds', 'cpuSeconds', 'peakRssBytes'] as const;
  return {
    columns: ['ratio', 'wall', 'CPU', 'peak RSS'],
    rows: outcomes.flatMap(({ corpus, peer, ours: own, theirs }) =>
      peer ? [[`${corpus.name}, ${peer.name} / paise2`, ...keys.map((key) => ratio(middle(theirs, key), middle(own, key)))]] : [],
    ),
  };
}
