import type { Status } from '../../src/plugin/paise.ts';
import { Link } from '../app/link.tsx';
import { counted, grouped, shortPlace } from '../parts/words.ts';

/** What is in the index, and what is being done about it. The lines keep their place while the numbers change. */
export function AtWork({ status }: { readonly status: Status | undefined }) {
  return (
    <section class="at-work">
      <p>
        {status ? (
          <>
            <strong>{counted(status.storage.items, 'item')}</strong> can be found. <Link href="/status">{doing(status)}</Link>
          </>
        ) : (
          ' '
        )}
      </p>
      <p class="quiet at-work-now">{status?.engine?.current === undefined ? ' ' : shortPlace(status.engine.current, 90)}</p>
    </section>
  );
}

function doing({ engine, freshness }: Status): string {
  if (!engine) return 'Nothing is kept up to date: the engine does not run.';
  const waiting = freshness.pending > 0 ? `, ${grouped(freshness.pending)} to go` : '';
  switch (engine.activity) {
    case 'listing':
      return `Looking for what is new${waiting}.`;
    case 'indexing':
      return `Reading ${grouped(Math.round(engine.rate))} a second${waiting}.`;
    case 'held':
      return engine.holds[0]?.text ?? 'Reading is held back.';
    case 'idle':
      return 'All is up to date.';
  }
}
