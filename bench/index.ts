// How fast folders are indexed for the first time, and how large the index is:
// node bench/index.ts DIR… [--with recoll,qmd] [--runs 3] [--json] [--save]
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOnDisk, fileBytesOnDisk, openCorpus, type Corpus } from './support/corpus.ts';
import type { Engine } from './support/engine.ts';
import { measure, type Measurement } from './support/measure.ts';
import { indexReport, paise2, paise2Status } from './support/paise2.ts';
import { installedPeers } from './support/peers.ts';
import { publish, say } from './support/report.ts';
import { readRequest } from './support/request.ts';
import { median } from './support/statistics.ts';
import { figure, megabytes, ratio, spread, type Table } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

interface Run extends Omit<Measurement, 'stdout'> {
  readonly engine: string;
  readonly indexBytes: number;
  /** What is kept back of the disk for the time when it is full. */
  readonly reserveBytes: number;
}

interface Outcome {
  readonly corpus: Corpus;
  readonly runs: readonly Run[];
  /** Files that paise2 indexed, and the bytes of their texts. */
  readonly indexed: number;
  readonly textBytes: number;
}

const request = readRequest();
const workspace = createWorkspace();
const ours = paise2(workspace);
const engines = [ours, ...installedPeers(request.peers)];
const outcomes: Outcome[] = [];
for (const directory of request.directories) outcomes.push(await indexCorpus(openCorpus(directory)));
publish(
  {
    name: 'index',
    engines,
    tables: [figures(), ...(engines.length > 1 ? [ratios()] : [])],
    notes: outcomes.filter(({ corpus, indexed }) => indexed !== corpus.files.length).map(incomplete),
    data: outcomes.map(({ corpus: { name, files, bytes }, ...rest }) => ({ corpus: name, files: files.length, bytes, ...rest })),
  },
  request,
);

/** The engines take turns, so that what else the machine does meets all alike. */
async function indexCorpus(corpus: Corpus): Promise<Outcome> {
  const runs: Run[] = [];
  let [indexed, textBytes] = [0, 0];
  for (let number = 1; number <= request.runs; number += 1) {
    for (const engine of engines) {
      const home = workspace.folder();
      const { indexing } = engine.setUp(corpus.directory, home);
      if (!indexing) continue;
      const { stdout, ...measurement } = await measure(indexing.first);
      say(`${corpus.name}, run ${number}, ${engine.name}: ${figure(measurement.wallSeconds, 1)} s`);
      const reserveBytes = fileBytesOnDisk(join(indexing.directory, 'reserve.bin'));
      const indexBytes = bytesOnDisk(indexing.directory) - reserveBytes;
      runs.push({ engine: engine.name, ...measurement, indexBytes, reserveBytes });
      if (engine === ours) {
        indexed = indexReport(stdout).indexed;
        textBytes = (await paise2Status(workspace.build, home)).storage.textBytes;
      }
      rmSync(home, { recursive: true });
    }
  }
  return { corpus, runs, indexed, textBytes };
}

function runsOf({ runs }: Outcome, { name }: Engine): readonly Run[] {
  return runs.filter(({ engine }) => engine === name);
}

function middle(
  runs: readonly Run[],
  key: 'wallSeconds' | 'cpuSeconds' | 'peakRssBytes' | 'othersCores' | 'indexBytes' | 'reserveBytes',
): number {
  return median(runs.map((run) => run[key]));
}

function figures(): Table {
  const columns = [
    'corpus',
    'files',
    'MB',
    'wall s',
    'CPU s',
    'files/s',
    'MB/s',
    'peak RSS MB',
    'index MB',
    'index / text',
    'reserve MB',
    'cores in other use',
  ];
  const rows = outcomes.flatMap((outcome) =>
    engines.flatMap((engine) => {
      const runs = runsOf(outcome, engine);
      if (runs.length === 0) return [];
      const { name, files, bytes } = outcome.corpus;
      const [wall, indexBytes] = [middle(runs, 'wallSeconds'), middle(runs, 'indexBytes')];
      return [
        [
          `${name}, ${engine.name}`,
          figure(files.length),
          megabytes(bytes),
          spread(runs.map(({ wallSeconds }) => wallSeconds)),
          figure(middle(runs, 'cpuSeconds'), 1),
          figure(files.length / wall),
          megabytes(bytes / wall, 1),
          megabytes(middle(runs, 'peakRssBytes')),
          megabytes(indexBytes),
          figure(indexBytes / outcome.textBytes, 2),
          megabytes(middle(runs, 'reserveBytes')),
          figure(middle(runs, 'othersCores'), 1),
        ],
      ];
    }),
  );
  return { columns, rows };
}

function ratios(): Table {
  const rows = outcomes.flatMap((outcome) =>
    engines.slice(1).flatMap((engine) => {
      const [theirs, own] = [runsOf(outcome, engine), runsOf(outcome, ours)];
      const keys = ['wallSeconds', 'cpuSeconds', 'peakRssBytes', 'indexBytes'] as const;
      return theirs.length === 0
        ? []
        : [[`${outcome.corpus.name}, ${engine.name} / paise2`, ...keys.map((key) => ratio(middle(theirs, key), middle(own, key)))]];
    }),
  );
  return { columns: ['ratio', 'wall', 'CPU', 'peak RSS', 'index'], rows };
}

function incomplete({ corpus, indexed }: Outcome): string {
  return `Of ${corpus.name}, paise2 indexed ${figure(indexed)} files of ${figure(corpus.files.length)}.`;
}
