import './status.css';
import { Coverage } from './coverage-list.tsx';
import { Failures } from './failures.tsx';
import { connection, status, useLiveStatus } from './live.ts';
import { Log } from './log.tsx';
import { Machine } from './machine.tsx';
import { NoStatus } from './no-status.tsx';
import { Now } from './now.tsx';
import { Places } from './places.tsx';
import { Plots } from './plots.tsx';
import { Plugins } from './plugins.tsx';
import { Queue } from './queue.tsx';

export default function StatusView() {
  useLiveStatus();
  const current = status.value;
  return (
    <div class="page status">
      <h1 class="visually-hidden">Status</h1>
      {current ? (
        <>
          {connection.value === 'connected' ? <Now status={current} /> : <NoStatus />}
          <Plots />
          <Coverage status={current} />
          <Failures status={current} />
          <Queue status={current} />
          <Places status={current} />
          <Plugins status={current} />
          <Machine status={current} />
          <Log />
        </>
      ) : (
        <NoStatus />
      )}
    </div>
  );
}
