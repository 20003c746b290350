import type { WorkerStatus } from '../../src/plugin/engine-status.ts';
import type { Status } from '../../src/plugin/paise.ts';
import { Table } from '../parts/table.tsx';
import { ago, bytes, counted, duration, grouped, shortPlace } from '../parts/words.ts';
import { now } from './live.ts';
import { Panel } from './panel.tsx';

/** What paise2 takes of this machine, and what holds it back. */
export function Machine({ status }: { readonly status: Status }) {
  const { engine, storage, dataDirectory, configurationFile, version } = status;
  return (
    <Panel title="This machine">
      <p>
        The index takes {bytes(storage.sizeBytes)} for {bytes(storage.textBytes)} of text.
        {engine?.disk &&
          ` The disk has ${bytes(engine.disk.freeBytes)} left; indexing waits when there are less than ${bytes(engine.disk.floorBytes)}.`}
      </p>
      {engine && (
        <p>
          All of paise2 takes {bytes(engine.memory.all)} of memory, with {counted(engine.workers.length, 'process', 'processes')} beside the
          engine.
        </p>
      )}
      {engine?.holds.map(({ code, text, since }) => (
        <p key={code} class="problem">
          {text} Since {ago(since, now.value)}.
        </p>
      ))}
      {engine && (
        <details class="more">
          <summary>The processes</summary>
          <Workers workers={engine.workers} />
          <p class="quiet">{workerSentence(engine.counts)}</p>
        </details>
      )}
      <dl class="facts">
        <dt>Index</dt>
        <dd>{dataDirectory}</dd>
        <dt>Configuration</dt>
        <dd>{configurationFile}</dd>
        <dt>Version</dt>
        <dd>{version}</dd>
      </dl>
    </Panel>
  );
}

const roles: Readonly<Record<WorkerStatus['role'], string>> = {
  jobs: 'Reads files',
  sources: 'Looks through folders',
  watching: 'Notices changes',
  extensions: 'Runs a plugin',
};

function Workers({ workers }: { readonly workers: readonly WorkerStatus[] }) {
  if (workers.length === 0) return <p>None: they end when there is nothing to do.</p>;
  return (
    <Table
      label="Processes"
      rows={workers}
      keyOf={({ pid, role, startedAt }) => `${pid ?? role} ${startedAt}`}
      columns={[
        { name: 'Process', cell: ({ pid }) => pid ?? 'starts' },
        { name: 'What it does', cell: ({ role, plugin }) => (plugin === undefined ? roles[role] : `${roles[role]} (${plugin})`) },
        { name: 'Memory', isNumber: true, cell: ({ rssBytes }) => (rssBytes === undefined ? '' : bytes(rssBytes)) },
        { name: 'Items', isNumber: true, cell: ({ jobs }) => grouped(jobs) },
        { name: 'Age', isNumber: true, cell: ({ startedAt }) => duration(now.value - startedAt) },
        { name: 'Now at', cell: ({ current }) => (current === undefined ? '' : shortPlace(current, 48)) },
      ]}
    />
  );
}

function workerSentence({ workersDied, workersKilled, workersRecycled }: NonNullable<Status['engine']>['counts']): string {
  return `Since the start ${grouped(workersDied)} died, ${grouped(workersKilled)} were stopped because they took too much, and ${grouped(workersRecycled)} were replaced in the normal course.`;
}
