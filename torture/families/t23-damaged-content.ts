import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Family } from '../support/family.ts';
import { fuzz, slowMs } from '../support/fuzz.ts';

/** Files of all formats, cut off, with bytes changed, with parts of others in them. Nothing ends without a reason, and nothing ends a worker. */
export const damagedContent: Family = {
  id: 'T23',
  title: 'damaged content',
  async run(torture) {
    const corpus = resolve(process.env['PAISE2_SHARED'] ?? join(import.meta.dirname, '../../../shared'), 'formats');
    if (!existsSync(corpus)) return torture.note(`not run: there is no ${corpus}`);
    const place = torture.place();
    const numbers = [...Array(torture.repeat(300, 5000, 20_000)).keys()];
    let slow = 0;
    await fuzz({ corpus, seed: torture.seed, numbers, workers: 2, keep: join(place.root, 'kept') }, place, (cases) => {
      torture.count('runs', cases.length);
      slow += cases.filter(({ ms }) => ms > slowMs).length;
      for (const { number, file, how, fault } of cases)
        if (fault !== undefined) torture.violation(place, 'R4', `case ${number}, ${file}, ${how}: ${fault}`);
    });
    torture.note(`${slow} took over ${slowMs / 1000} s`);
  },
};
