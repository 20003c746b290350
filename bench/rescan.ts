// How fast an index is brought up to date, with nothing changed and with one file in a hundred changed:
// node bench/rescan.ts DIR… [--with recoll,qmd] [--runs 3] [--json] [--save]
import { rmSync } from 'node:fs';
import { changeSome, copyCorpus, openCorpus, type Corpus } from './support/corpus.ts';
import type { Engine } from './support/engine.ts';
import { measure, type Measurement } from './support/measure.ts';
import { indexReport, paise2, paise2Status } from './support/paise2.ts';
import { installedPeers } from './support/peers.ts';
import { publish, say } from './support/report.ts';
import { readRequest } from './support/request.ts';
import { median } from './support/statistics.ts';
import { figure, ratio, spread, type Table } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

const kinds = ['nothing changed', '1 % changed'] as const;

interface Run extends Omit<Measurement, 'stdout'> {
  readonly corpus: string;
  readonly kind: (typeof kinds)[number];
  readonly engine: string;
  /** Files of the corpus, and those among them that were changed before. */
  readonly files: number;
  readonly changed: number;
  /** Changed files that paise2 found. Those that its rules leave out are none of its business. */
  readonly found?: number;
}

const request = readRequest();
const workspace = createWorkspace();
const ours = paise2(workspace);
const engines = [ours, ...installedPeers(request.peers)];
const runs: Run[] = [];
for (const directory of request.directories) await rescanCorpus(openCorpus(directory));
const corpora = [...new Set(runs.map(({ corpus }) => corpus))];
publish({ name: 'rescan', engines, tables: [figures()], data: runs }, request);

async function rescanCorpus(original: Corpus): Promise<void> {
  const folder = workspace.folder();
  const corpus = copyCorpus(original, folder);
  const home = workspace.folder();
  const indexes = engines.flatMap((engine) => {
    const { indexing } = engine.setUp(corpus.directory, engine === ours ? home : workspace.folder());
    return indexing ? [{ engine, indexing }] : [];
  });
  for (const { engine, indexing } of indexes) {
    say(`${corpus.name}: ${engine.name} indexes`);
    await measure(indexing.first);
  }
  const known = (await paise2Status(workspace.build, home)).storage.sourceUrls;
  for (let number = 1; number <= request.runs; number += 1) {
    for (const kind of kinds) {
      const changed = kind === 'nothing changed' ? 0 : changeSome(corpus, number);
      for (const { engine, indexing } of indexes) {
        const { stdout, ...measurement } = await measure(indexing.again);
        const found = engine === ours ? { found: foundChanged(stdout, known, changed) } : {};
        say(`${corpus.name}, ${kind}, run ${number}, ${engine.name}: ${figure(measurement.wallSeconds, 2)} s`);
        runs.push({ corpus: corpus.name, kind, engine: engine.name, files: corpus.files.length, changed, ...found, ...measurement });
      }
    }
  }
  rmSync(folder, { recursive: true });
}

/** A rescan that overlooks something is fast: what the report says must add up. */
function foundChanged(stdout: string, known: number, changed: number): number {
  const { updated, unchanged } = indexReport(stdout);
  if (updated + unchanged !== known || updated > changed || (updated === 0 && changed > 0)) {
    throw new Error(
      `Of ${known} known files ${changed} were changed at most, but paise2 found ${updated} changed and ${unchanged} unchanged.`,
    );
  }
  return updated;
}

function figures(): Table {
  const rows = corpora.flatMap((corpus) =>
    kinds.flatMap((kind) =>
      engines.flatMap((engine) => {
        const [own, theirs] = [runsOf(corpus, kind, ours), runsOf(corpus, kind, engine)];
        const [first] = theirs;
        if (!first) return [];
        const wall = median(theirs.map(({ wallSeconds }) => wallSeconds));
        return [
          [
            `${corpus}, ${kind}, ${engine.name}`,
            figure(first.files),
            figure(first.changed),
            figure(first.found),
            spread(theirs.map(({ wallSeconds }) => wallSeconds)),
            figure(median(theirs.map(({ cpuSeconds }) => cpuSeconds)), 2),
            figure(first.files / wall),
            ratio(wall, median(own.map(({ wallSeconds }) => wallSeconds))),
            figure(median(theirs.map(({ othersCores }) => othersCores)), 1),
          ],
        ];
      }),
    ),
  );
  return { columns: ['corpus', 'files', 'changed', 'found', 'wall s', 'CPU s', 'files/s', 'wall / paise2', 'cores in other use'], rows };
}

function runsOf(corpus: string, kind: Run['kind'], { name }: Engine): readonly Run[] {
  return runs.filter((run) => run.corpus === corpus && run.kind === kind && run.engine === name);
}
