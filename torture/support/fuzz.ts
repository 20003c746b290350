import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { randomNumbers, shuffled } from '../../bench/support/random.ts';
import { damage } from './damage.ts';
import { answerOf, startProgram } from './engine-process.ts';
import { faultOf, type Extracted, type ExtractRequest } from './extracted.ts';
import type { Place } from './place.ts';
import { removeFolder } from './workspace.ts';

/** A damaged file, and what became of it. The same corpus, seed and number make the same bytes. */
export interface FuzzedCase extends Extracted {
  readonly number: number;
  /** Path of the undamaged file below the folder of the corpus. */
  readonly file: string;
  readonly format: string;
  readonly how: string;
  readonly fault?: string;
  /** Where it was kept, because it is worth a look. */
  readonly kept?: string;
}

export interface FuzzRequest {
  /** Folder of undamaged files. */
  readonly corpus: string;
  readonly seed: number;
  /** Numbers of the cases to do. */
  readonly numbers: readonly number[];
  readonly workers: number;
  /** Where cases with faults, and slow ones, are kept. */
  readonly keep: string;
}

/** Damaged files are on the disk for so many cases at a time. */
const batch = 400;
/** A person would wonder. */
export const slowMs = 5000;

/** Damages files, each in one way, and has workers read them. Calls back for each batch. */
export async function fuzz(request: FuzzRequest, place: Place, onBatch: (cases: readonly FuzzedCase[]) => void): Promise<void> {
  const files = shuffled(filesIn(request.corpus), randomNumbers(request.seed));
  if (files.length === 0) throw new Error(`${request.corpus} has no files`);
  for (let from = 0; from < request.numbers.length; from += batch)
    onBatch(await runBatch(request.numbers.slice(from, from + batch), files, request, place));
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'pairs.jsonl')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();

async function runBatch(
  numbers: readonly number[],
  files: readonly string[],
  { corpus, seed, workers, keep }: FuzzRequest,
  place: Place,
): Promise<readonly FuzzedCase[]> {
  const made: { readonly number: number; readonly file: string; readonly how: string; readonly path: string }[] = [];
  for (const number of numbers) {
    // Every file has its turn before any has a second one.
    const file = files[number % files.length] ?? '';
    const random = randomNumbers(seed * 1_000_003 + number);
    const donor = files[Math.floor(random() * files.length)] ?? file;
    const { bytes, how } = await damage(readFileSync(join(corpus, file)), readFileSync(join(corpus, donor)), random);
    const folder = join(place.files, String(number));
    mkdirSync(folder, { recursive: true });
    const path = join(folder, basename(file));
    writeFileSync(path, bytes);
    made.push({ number, file, how, path });
  }
  const list = join(place.home, 'files.json');
  writeFileSync(list, JSON.stringify({ paths: made.map(({ path }) => path), workers } satisfies ExtractRequest));
  const extracted = answerOf(await startProgram(place, [place.workspace.program('extract'), list], {}).ended) as readonly Extracted[];
  const cases = extracted.map((one): FuzzedCase => {
    const { path, ...facts } = made[one.index] ?? { number: -1, file: '', how: '', path: '' };
    const fault = faultOf(one);
    const isNotable = fault !== undefined || one.ms > slowMs;
    const format = extname(facts.file).slice(1).toLowerCase() || '(none)';
    return {
      ...one,
      ...facts,
      format,
      ...(fault !== undefined && { fault }),
      ...(isNotable && { kept: keepCase(path, facts.number, keep) }),
    };
  });
  for (const { path } of made) removeFolder(join(path, '..'));
  return cases;
}

function keepCase(path: string, number: number, keep: string): string {
  mkdirSync(keep, { recursive: true });
  const kept = join(keep, `${number}-${basename(path)}`);
  writeFileSync(kept, readFileSync(path));
  return kept;
}
