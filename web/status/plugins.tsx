import type { ExtensionStatus } from '../../src/plugin/engine-status.ts';
import type { Status } from '../../src/plugin/paise.ts';
import { Link } from '../app/link.tsx';
import { Table } from '../parts/table.tsx';
import { ago, counted, duration, grouped } from '../parts/words.ts';
import { now } from './live.ts';
import { Panel } from './panel.tsx';

/** How the plugins do: those that are set aside or fail first, then what each did. */
export function Plugins({ status: { plugins, engine } }: { readonly status: Status }) {
  const enabled = plugins.filter(({ state }) => state === 'enabled').length;
  const aside = plugins.filter(({ state }) => state === 'set aside');
  const breakers = engine?.breakers ?? [];
  return (
    <Panel title="Plugins" actions={<Link href="/settings?part=plugins">Turn on and off</Link>}>
      <p>
        {counted(enabled, 'plugin')} of {grouped(plugins.length)} {enabled === 1 ? 'is' : 'are'} on
        {aside.length === 0 && breakers.length === 0 ? ', and all of them work.' : '.'}
      </p>
      {aside.map(({ name, problem }) => (
        <p key={name} class="problem">
          <strong>{name}</strong> was set aside: {problem}
        </p>
      ))}
      {breakers.map(({ extension, reason, openedAt, nextProbeAt }) => (
        <p key={extension} class="problem">
          <strong>{extension}</strong> fails at everything since {ago(openedAt, now.value)}: {reason.text} One item is tried{' '}
          {nextProbeAt > now.value ? `in ${duration(nextProbeAt - now.value)}` : 'now'}.
        </p>
      ))}
      {engine && engine.extensions.length > 0 && (
        <details class="more">
          <summary>What they did since the engine started</summary>
          <Extensions extensions={engine.extensions} />
        </details>
      )}
    </Panel>
  );
}

/** By name: the order by time would change while one reads. */
function Extensions({ extensions }: { readonly extensions: readonly ExtensionStatus[] }) {
  return (
    <Table
      label="Work of the plugins"
      rows={extensions.toSorted((a, b) => a.extension.localeCompare(b.extension))}
      keyOf={({ extension }) => extension}
      columns={[
        { name: 'Plugin', cell: ({ extension }) => extension },
        { name: 'Done', isNumber: true, cell: ({ done }) => grouped(done) },
        { name: 'Failed', isNumber: true, cell: ({ failed }) => grouped(failed) },
        { name: 'Time in all', isNumber: true, cell: ({ tookMs }) => duration(tookMs) },
        { name: 'Each', isNumber: true, cell: ({ tookMs, done, failed }) => duration(tookMs / Math.max(1, done + failed)) },
        { name: 'Slowest', isNumber: true, cell: ({ slowestMs }) => duration(slowestMs) },
      ]}
    />
  );
}
