import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What a benchmark was asked to do. */
export interface Request {
  readonly directories: readonly string[];
  /** Names of other engines to run beside ours. */
  readonly peers: readonly string[];
  readonly runs: number;
  readonly json: boolean;
  /** Whether the tables replace those in bench/README.md. */
  readonly save: boolean;
}

export function readRequest(): Request {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      with: { type: 'string', default: '' },
      runs: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1 on');
  if (positionals.length === 0) throw new Error('usage: DIR… [--with recoll,qmd,ripgrep] [--runs 3] [--json] [--save]');
  return { ...values, runs, peers: values.with.split(',').filter(Boolean), directories: positionals.map((path) => resolve(path)) };
}
