import type { Status } from '../../../../plugin/paise.ts';
import type { Histogram } from './histogram.ts';

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
  /** What follows the name of the metric: `_sum`. */
  readonly suffix?: string;
}

/** The text format 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function metricsText(status: Status, searches: Pick<Histogram, 'read'>): string {
  const { engine, storage, queue, version } = status;
  return [
    metric('paise2_info', 'gauge', 'The version that runs.', [{ labels: { version }, value: 1 }]),
    metric('paise2_engine_up', 'gauge', 'Whether an engine runs.', [{ value: engine ? 1 : 0 }]),
    metric('paise2_items', 'gauge', 'Items in the index, by status.', byLabel('status', storage.byStatus)),
    metric('paise2_index_bytes', 'gauge', 'Bytes that the index occupies.', [{ value: storage.sizeBytes }]),
    metric('paise2_text_bytes', 'gauge', 'Bytes of the texts that are indexed.', [{ value: storage.textBytes }]),
    metric(
      'paise2_indexed_timestamp_seconds',
      'gauge',
      'When the index was last written.',
      storage.writtenAt === undefined ? [] : [{ value: storage.writtenAt / 1000 }],
    ),
    metric('paise2_jobs', 'gauge', 'Jobs, by state.', byLabel('state', queue.byState)),
    ...(engine
      ? [
          metric('paise2_jobs_done_total', 'counter', 'Jobs that were done since the engine started.', [{ value: engine.counts.done }]),
          metric('paise2_jobs_failed_total', 'counter', 'Jobs that failed since the engine started.', [{ value: engine.counts.failed }]),
          metric('paise2_items_per_second', 'gauge', 'Items done in the last seconds, per second.', [{ value: engine.rate }]),
          metric(
            'paise2_held',
            'gauge',
            'Why nothing new is begun.',
            engine.holds.map(({ code }) => ({ labels: { code }, value: 1 })),
          ),
          metric('paise2_workers', 'gauge', 'Workers, by role.', byLabel('role', countBy(engine.workers.map(({ role }) => role)))),
          metric('paise2_workers_ended_total', 'counter', 'Workers that ended, by how.', [
            { labels: { how: 'died' }, value: engine.counts.workersDied },
            { labels: { how: 'killed' }, value: engine.counts.workersKilled },
            { labels: { how: 'recycled' }, value: engine.counts.workersRecycled },
          ]),
          metric('paise2_memory_bytes', 'gauge', 'Memory of the engine, and of all its processes.', [
            { labels: { of: 'engine' }, value: engine.memory.engine },
            { labels: { of: 'all' }, value: engine.memory.all },
          ]),
          metric(
            'paise2_disk_free_bytes',
            'gauge',
            'Room on the disk that holds the index.',
            engine.disk ? [{ value: engine.disk.freeBytes }] : [],
          ),
        ]
      : []),
    searchMetric(searches),
  ].join('');
}

function searchMetric(searches: Pick<Histogram, 'read'>): string {
  const { buckets, count, sumSeconds } = searches.read();
  return metric('paise2_search_seconds', 'histogram', 'How long searches took that came through this server.', [
    ...buckets.map(({ seconds, count: value }) => ({ suffix: '_bucket', labels: { le: String(seconds) }, value })),
    { suffix: '_bucket', labels: { le: '+Inf' }, value: count },
    { suffix: '_sum', value: sumSeconds },
    { suffix: '_count', value: count },
  ]);
}

function metric(name: string, type: 'gauge' | 'counter' | 'histogram', help: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const lines = samples.map(({ labels, value, suffix = '' }) => `${name}${suffix}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelText(labels: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const byLabel = (label: string, counts: Readonly<Record<string, number>>): readonly Sample[] =>
  Object.entries(counts).map(([name, value]) => ({ labels: { [label]: name }, value }));

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
