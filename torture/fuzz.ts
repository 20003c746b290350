// Damages real files at random and has workers read them: every outcome must have a reason.
// node torture/fuzz.ts [DIR] [--cases 2000] [--seed N] [--only NUMBER,…] [--keep FOLDER] [--workers 2] [--json]
// DIR is $PAISE2_SHARED/formats or ../shared/formats unless given. --only does cases of an earlier run again, with its seed.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, type FuzzedCase } from './support/fuzz.ts';
import { fuzzReport } from './support/fuzz-report.ts';
import { createPlace } from './support/place.ts';
import { createWorkspace, removeFolder } from './support/workspace.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
    keep: { type: 'string' },
    workers: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
const shared = process.env['PAISE2_SHARED'] ?? join(import.meta.dirname, '../../shared');
const corpus = resolve(positionals[0] ?? join(shared, 'formats'));
const numbers = options.only?.split(',').map(Number) ?? [...Array(Number(options.cases)).keys()];
const [seed, workers] = [Number(options.seed), Number(options.workers)];
if (![...numbers, seed, workers].every((number) => Number.isSafeInteger(number) && number >= 0)) throw new Error('these are not numbers');
const keep = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'paise2-fuzz-')) : resolve(options.keep);

const workspace = createWorkspace();
process.once('SIGINT', () => process.exit(130));
const cases: FuzzedCase[] = [];
const begun = performance.now();
await fuzz({ corpus, seed, numbers, workers, keep }, createPlace(workspace, 'fuzz'), (batch) => {
  cases.push(...batch);
  const faults = cases.filter(({ fault }) => fault !== undefined).length;
  process.stderr.write(`${cases.length} of ${numbers.length}, ${faults} faults, ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
});
removeFolder(workspace.root);
process.stdout.write(options.json ? `${JSON.stringify({ corpus, seed, cases })}\n` : `Seed ${seed}, ${corpus}.\n\n${fuzzReport(cases)}\n`);
process.exitCode = cases.some(({ fault }) => fault !== undefined) ? 1 : 0;
