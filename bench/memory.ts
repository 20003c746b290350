// How much memory indexing takes, and an engine that has nothing to do:
// node bench/memory.ts DIR… [--with recoll,qmd] [--runs 3] [--json] [--save]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCorpus, type Corpus } from './support/corpus.ts';
import { memoryOf, peakMemory, type Memory } from './support/memory.ts';
import { indexReport, paise2, places } from './support/paise2.ts';
import { installedPeers } from './support/peers.ts';
import { publish, say } from './support/report.ts';
import { readRequest } from './support/request.ts';
import { median } from './support/statistics.ts';
import { megabytes, type Table } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

interface Sample extends Memory {
  /** Corpus, engine, and what it did. */
  readonly what: string;
  /** What `paise2 index` itself says of the same run. */
  readonly reportedRssBytes?: number;
}

/** Long enough for what is left of the work to end and for the garbage collector to run. */
const settleMs = 10_000;

const request = readRequest();
const workspace = createWorkspace();
const ours = paise2(workspace);
const idleEngine = workspace.program('idle-engine.ts');
const engines = [ours, ...installedPeers(request.peers)];
const samples: Sample[] = [];
for (const directory of request.directories) {
  const corpus = openCorpus(directory);
  for (let number = 1; number <= request.runs; number += 1) await measureAll(corpus);
}
publish({ name: 'memory', engines, tables: [figures()], data: samples }, request);

async function measureAll(corpus: Corpus): Promise<void> {
  for (const engine of engines) {
    const home = workspace.folder();
    const { indexing } = engine.setUp(corpus.directory, home);
    if (!indexing) continue;
    say(`${corpus.name}, ${engine.name}`);
    const { stdout, ...peak } = await peakMemory(indexing.first);
    samples.push({
      what: `${corpus.name}, ${engine.name} indexing, peak`,
      ...peak,
      ...(engine === ours && { reportedRssBytes: indexReport(stdout).peakRssBytes }),
    });
    if (engine === ours) {
      samples.push({ what: `${corpus.name}, ${engine.name} idle after a rescan`, ...(await idleMemory(corpus, home)) });
      samples.push({ what: `${corpus.name}, ${engine.name} idle after indexing`, ...(await idleMemory(corpus, workspace.folder())) });
    }
    rmSync(home, { recursive: true });
  }
}

/** Of a program that embeds the engine, has brought the index up to date and has searched once. */
async function idleMemory({ directory }: Corpus, home: string): Promise<Memory> {
  const child = spawn(process.execPath, [idleEngine, workspace.library, directory], {
    env: { ...process.env, ...places(home) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exited]);
  if (child.pid === undefined || child.exitCode !== null) throw new Error('The idle engine ended early.');
  await sleep(settleMs);
  const memory = memoryOf(child.pid);
  child.stdin.end();
  await exited;
  return memory;
}

function figures(): Table {
  const rows = [...new Set(samples.map(({ what }) => what))].map((what) => {
    const same = samples.filter((sample) => sample.what === what);
    const middle = (of: (sample: Sample) => number | undefined): string => {
      const values = same.map(of).filter((value) => value !== undefined);
      return values.length === 0 ? '' : megabytes(median(values));
    };
    return [
      what,
      middle(({ rssBytes }) => rssBytes),
      middle(({ pssBytes }) => pssBytes),
      middle(({ processes }) => processes[0]),
      middle(({ processes }) => processes.slice(1).reduce((sum, bytes) => sum + bytes, 0)),
      middle(({ reportedRssBytes }) => reportedRssBytes),
    ];
  });
  return { columns: ['MB', 'RSS', 'PSS', 'first process PSS', 'others PSS', 'own report'], rows };
}
