import './log.css';
import { useEffect, useState } from 'preact/hooks';
import type { LogRecord } from '../../src/plugin/engine-status.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../parts/use-answer.ts';
import { atLeast, clockText, type Level, levels } from './log-levels.ts';
import { Panel } from './panel.tsx';

/** What was logged last. */
export function Log() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title="Log">
      <details class="more" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>What was logged last</summary>
        {isOpen && <LogTail />}
      </details>
    </Panel>
  );
}

const everyMs = 3_000;
const most = 500;

function LogTail() {
  const [level, setLevel] = useState<Level>('info');
  const [turn, setTurn] = useState(0);
  const { answer } = useAnswer(() => api.log(most), turn);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setTurn((before) => before + 1), everyMs);
    return () => clearInterval(timer);
  }, []);
  const records = answer && atLeast(answer.records, level).toReversed();
  return (
    <>
      <label class="log-level">
        From{' '}
        <select class="field" value={level} onChange={(event) => setLevel(event.currentTarget.value as Level)}>
          {levels.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>{' '}
        on, the newest first
      </label>
      {records?.length === 0 && <p class="quiet">Nothing of this weight.</p>}
      <ul class="log" tabIndex={0} aria-label="Log">
        {records?.map((record) => (
          <LogLine key={`${record.at} ${record.plugin} ${record.message}`} record={record} />
        ))}
      </ul>
    </>
  );
}

function LogLine({ record: { at, level, plugin, message } }: { readonly record: LogRecord }) {
  return (
    <li class={`log-${level}`}>
      <time>{clockText(at)}</time> <span class="log-name">{level}</span> <span class="quiet">{plugin}</span> {message}
    </li>
  );
}
