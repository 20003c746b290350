import type { ScanStatus, WatchStatus } from '../../src/plugin/engine-status.ts';
import type { Status } from '../../src/plugin/paise.ts';
import { Table } from '../parts/table.tsx';
import { ago, counted, duration, grouped, place } from '../parts/words.ts';
import { now } from './live.ts';
import { Panel } from './panel.tsx';

/** Where changes are noticed, where not, and when everything was looked through. */
export function Places({ status: { engine } }: { readonly status: Status }) {
  if (!engine) return null;
  const { watches, scans } = engine;
  const blind = watches.filter(({ state }) => state === 'blind');
  return (
    <Panel title="Where changes are noticed">
      <p>{watchSentence(watches.length - blind.length, blind.length)}</p>
      {blind.length > 0 && (
        <Table
          label="Places where changes are not noticed at once"
          rows={blind}
          keyOf={keyOf}
          columns={[
            { name: 'Place', cell: ({ url }) => place(url) },
            { name: 'Why', cell: ({ reason }) => reason?.text },
            { name: 'Since', cell: ({ since }) => ago(since, now.value) },
          ]}
        />
      )}
      {scans.map((scan) => (
        <p key={scan.source}>{scanSentence(scan, now.value)}</p>
      ))}
      {watches.length > blind.length && (
        <details class="more">
          <summary>The places that are watched</summary>
          <Table
            label="Places that are watched"
            rows={watches.filter(({ state }) => state === 'watching')}
            keyOf={keyOf}
            columns={[
              { name: 'Place', cell: ({ url }) => place(url) },
              { name: 'Source', cell: ({ source }) => source },
              { name: 'Since', cell: ({ since }) => ago(since, now.value) },
            ]}
          />
        </details>
      )}
    </Panel>
  );
}

const keyOf = ({ source, url }: WatchStatus): string => `${source} ${url}`;

function watchSentence(seen: number, blind: number): string {
  const sight = seen === 0 ? 'No place is watched.' : `Changes are noticed at once in ${counted(seen, 'place')}.`;
  return blind === 0 ? sight : `${sight} In ${counted(blind, 'place')} they are found later, when everything is looked through again.`;
}

function scanSentence({ source, startedAt, tookMs, listed, problem }: ScanStatus, at: number): string {
  const [plugin] = source.split('/');
  const found = `${grouped(listed)} found`;
  if (problem !== undefined) return `${plugin} was looked through ${ago(startedAt, at)}, but not to the end: ${problem}`;
  if (tookMs === undefined) return `${plugin} is being looked through since ${ago(startedAt, at)}, ${found} so far.`;
  return `${plugin} was looked through ${ago(startedAt, at)}, ${found} in ${duration(tookMs)}.`;
}
