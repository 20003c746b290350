import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TrialReport } from '../../src/plugin/plugins.ts';
import { runPaise, type Ran } from './command.ts';
import type { Place } from './place.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Trial {
  readonly code: number;
  readonly stderr: string;
  readonly reports: readonly TrialReport[];
}

export const runTrial = (place: Place, args: readonly string[]): Promise<Ran> => runPaise(place, ['plugins', 'test', ...args]);

export async function trial(place: Place, ...args: readonly string[]): Promise<Trial> {
  const { code, stderr, jsonLines } = await runTrial(place, [...args, '--json']);
  return { code, stderr, reports: jsonLines() as unknown as readonly TrialReport[] };
}

export const failuresIn = ({ reports }: Trial): readonly string[] =>
  reports.flatMap(({ subject, suite, failed }) => failed.map(({ name, message }) => `${subject} ${suite} ${name}: ${message}`));

/** The bad plugins of the unit tests, as files that a person has. */
export function writeBad(place: Place, name: string): string {
  const code = readFileSync(join(root, `src/testing/contract/test-${name}.ts`), 'utf8');
  return place.write(`${name}.ts`, code.replaceAll(/'\.\.\/\.\.\/plugin\/[a-z-]+\.ts'/g, "'paise2/plugin'"));
}

/** Ids of what failed, of what did not, and of what was not run at all. */
export function verdicts({ reports }: Trial) {
  const idsOf = (fits: (report: TrialReport) => boolean): readonly string[] =>
    reports.filter(fits).map(({ suite, subject }) => `${suite} ${subject}`);
  return {
    good: idsOf(({ passed, failed }) => passed.length > 0 && failed.length === 0),
    notRun: idsOf(({ passed, failed }) => passed.length + failed.length === 0),
  };
}

/** What a source, a fetcher or an extractor is put to in a whole system. */
export const systemCases = [
  'what is there is indexed and found',
  'it keeps within its permissions',
  'nothing is lost and nothing is there twice when the engine is killed again and again',
];

/** A plugin whose extractor does this. */
export const reader = (body: string): string => `
import { definePlugin } from 'paise2/plugin';
export default definePlugin({
  name: 'mine',
  contentExtractors: { all: { version: 1, fileExtensions: ['.mine'], async extract(host, content) { ${body} } } },
});`;
