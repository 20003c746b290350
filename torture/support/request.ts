import { parseArgs } from 'node:util';
import type { Family, Length } from './family.ts';

export interface Request {
  readonly families: readonly Family[];
  readonly length: Length;
  readonly seed: number;
  readonly json: boolean;
  /** Whether the table replaces that in docs/reliability.md. */
  readonly save: boolean;
}

export function readRequest(all: readonly Family[]): Request {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      nightly: { type: 'boolean', default: false },
      release: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      json: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
    },
  });
  const length = values.release ? 'release' : values.nightly ? 'nightly' : 'short';
  const seed = Number(values.seed);
  const asked = positionals.map((id) => id.toUpperCase());
  const unknown = asked.filter((id) => !all.some((family) => family.id === id));
  if (unknown.length > 0 || !Number.isSafeInteger(seed))
    throw new Error(`usage: [${all.map(({ id }) => id).join(' ')}] [--nightly | --release] [--seed N] [--json] [--save]`);
  const families = all.filter(({ id, onlyLong }) => (asked.length > 0 ? asked.includes(id) : length !== 'short' || !onlyLong));
  return { families, length, seed, json: values.json, save: values.save };
}
