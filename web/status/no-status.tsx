import { connection } from './live.ts';

/** Before the first status came, and where none comes. */
export function NoStatus() {
  if (connection.value === 'connected') return <p class="card status-waiting">Asking the engine…</p>;
  return (
    <section class="card now now-off">
      <h2>paise2 does not run</h2>
      <p>
        New and changed files are not noticed, and this page cannot search. What is indexed already stays, and <code>paise2 search</code> on
        a terminal finds it. <code>paise2 up</code> starts everything; this page comes back by itself.
      </p>
    </section>
  );
}
