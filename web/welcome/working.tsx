import type { Status } from '../../src/plugin/paise.ts';
import { Link } from '../app/link.tsx';
import { go } from '../app/router.ts';
import { CurrentItem } from '../parts/current-item.tsx';
import { Share } from '../parts/share.tsx';
import { grouped } from '../parts/words.ts';
import { samples, status, useLiveStatus } from '../status/live.ts';
import { remaining } from '../status/remaining.ts';
import { stateOf } from '../status/state.ts';
import { FirstFound } from './first-found.tsx';

/** How the first run goes. What is found already can be searched meanwhile. */
export function Working({ onMore }: { onMore(): void }) {
  useLiveStatus();
  const current = status.value;
  return (
    <>
      <section class="card working" aria-labelledby="working">
        <h2 id="working">{current ? stateOf(current).headline : 'Starting'}</h2>
        {current && <Progress status={current} />}
        <form
          class="working-search"
          onSubmit={(event) => {
            event.preventDefault();
            const query = new FormData(event.currentTarget).get('q');
            if (typeof query === 'string') void go(`/?q=${encodeURIComponent(query)}`);
          }}
        >
          <input
            class="field"
            type="search"
            name="q"
            aria-label="Search what is found already"
            placeholder="Search what is found already"
            autocomplete="off"
          />
          <button class="button button-primary" type="submit">
            Search
          </button>
        </form>
        <p class="quiet">
          You need not wait: this goes on when you leave the page. <Link href="/status">More about it</Link>,{' '}
          <button class="link-button" type="button" onClick={onMore}>
            add more folders
          </button>
        </p>
      </section>
      <FirstFound items={current?.storage.items ?? 0} />
    </>
  );
}

function Progress({ status: current }: { readonly status: Status }) {
  const { engine, storage, freshness } = current;
  const left = remaining(current, samples.value);
  const listed = storage.items + freshness.pending;
  return (
    <>
      <p>
        <strong>{grouped(storage.items)}</strong> found so far, {grouped(freshness.pending)} to go{left === undefined ? '' : `, ${left}`}.
      </p>
      <Share part={storage.items} whole={listed} label="Indexed so far" />
      <CurrentItem url={engine?.current} />
    </>
  );
}
