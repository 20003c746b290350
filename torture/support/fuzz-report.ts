import { percentile } from '../../bench/support/statistics.ts';
import { figure, markdownTable } from '../../bench/support/table.ts';
import type { FuzzedCase } from './fuzz.ts';

const slowestShown = 10;

/** How cases ended, by format, the slowest of them, and all with faults. */
export function fuzzReport(cases: readonly FuzzedCase[]): string {
  const formats = [...new Set(cases.map(({ format }) => format))].toSorted((one, other) => (one < other ? -1 : 1));
  const table = markdownTable({
    columns: ['format', 'cases', 'indexed', 'partial', 'skipped', 'named', 'failed', 'died', 'faults', 'ms p50', 'ms p99', 'ms most'],
    rows: [
      row('all', cases),
      ...formats.map((format) =>
        row(
          format,
          cases.filter((one) => one.format === format),
        ),
      ),
    ],
  });
  const slowest = cases.toSorted((one, other) => other.ms - one.ms).slice(0, slowestShown);
  const faults = cases.filter(({ fault }) => fault !== undefined);
  return [
    table,
    `Slowest:\n${slowest.map((one) => `- ${figure(one.ms)} ms: ${describe(one)}`).join('\n')}`,
    `Faults: ${faults.length}${faults.map((one) => `\n- ${describe(one)}\n  ${one.fault?.replaceAll('\n', ' ').slice(0, 300)}`).join('')}`,
  ].join('\n\n');
}

const describe = ({ number, file, how, extractor = 'no extractor', kept }: FuzzedCase): string =>
  `${number}, ${file} (${extractor}), ${how}${kept === undefined ? '' : `, kept as ${kept}`}`;

function row(name: string, cases: readonly FuzzedCase[]): readonly string[] {
  const times = cases.map(({ ms }) => ms);
  const statuses = cases.map(({ outcome, items }) => (outcome.type === 'died' ? 'died' : (items[0]?.status ?? 'none')));
  const count = (status: string): string => figure(statuses.filter((one) => one === status).length);
  return [
    name,
    figure(cases.length),
    ...['indexed', 'partial', 'skipped', 'named', 'failed', 'died'].map(count),
    figure(cases.filter(({ fault }) => fault !== undefined).length),
    figure(percentile(times, 0.5), 1),
    figure(percentile(times, 0.99), 1),
    figure(Math.max(...times)),
  ];
}
