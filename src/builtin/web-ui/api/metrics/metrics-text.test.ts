import { expect, test } from 'vitest';
import { testPaise } from '../../../../testing/whole-paise.ts';
import { createHistogram } from './histogram.ts';
import { metricsText } from './metrics-text.ts';

test('buckets count all that took no longer', () => {
  const histogram = createHistogram();
  for (const ms of [0.5, 1, 3, 40, 9000]) histogram.add(ms);
  const { buckets, count, sumSeconds } = histogram.read();
  expect(count).toBe(5);
  expect(sumSeconds).toBeCloseTo(9.0445);
  expect(buckets.find(({ seconds }) => seconds === 0.001)?.count).toBe(2);
  expect(buckets.find(({ seconds }) => seconds === 0.05)?.count).toBe(4);
  expect(buckets.at(-1)?.count).toBe(4);
});

/** `name{label="value"} number`, as the format has it. */
const sample = /^[a-z_][a-z0-9_]*(?:\{[a-z]+="(?:[^"\\\n]|\\.)*"(?:,[a-z]+="(?:[^"\\\n]|\\.)*")*\})? [0-9.e+-]+$/;

test('every line is of the format, and every name is told of before and once', { timeout: 30_000 }, async () => {
  await using system = await testPaise({ files: { 'a.txt': 'a tree', 'b.txt': 'a bush' } });
  await system.idle();
  const histogram = createHistogram();
  histogram.add(4);
  const text = metricsText(await system.paise.status(), histogram);
  expect(text.endsWith('\n')).toBe(true);
  const told: string[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const [, type] = /^# TYPE (\w+) (?:gauge|counter|histogram)$/.exec(line) ?? [];
    if (type) told.push(type);
    if (line.startsWith('#')) continue;
    expect(line).toMatch(sample);
    expect(line.startsWith(told.at(-1) ?? '?')).toBe(true);
  }
  expect(new Set(told).size).toBe(told.length);
  expect(text).toContain('paise2_items{status="indexed"} 2\n');
  expect(text).toContain('paise2_search_seconds_bucket{le="0.005"} 1\n');
  expect(text).toContain('paise2_search_seconds_count 1\n');
});
