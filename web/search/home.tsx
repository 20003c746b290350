import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Status } from '../../src/plugin/paise.ts';
import { api, ApiError } from '../api/client.ts';
import { asked, connections } from '../app/connection.ts';
import { Link } from '../app/link.tsx';
import { go } from '../app/router.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { searchAddress } from './address.ts';
import { AtWork } from './at-work.tsx';
import { forget, forgetAll, recent } from './recent.ts';
import { loadSaved, removeSaved, saved } from './saved.ts';

const examples: readonly (readonly [query: string, meaning: string])[] = [
  ['"next year"', 'these words, side by side'],
  ['type:pdf modified:<30d', 'PDFs changed within 30 days'],
  ['invoice -draft', 'with one word, without the other'],
  ['title:report', 'in the title only'],
  ['type:image size:>1mb', 'large pictures'],
  ['*config*', 'part of a word'],
];

const recentShown = 12;

/** What is shown before anything is typed. */
export function Home() {
  const status = useSignal<Status | undefined>(undefined);
  const again = connections.value;
  useEffect(() => {
    void loadSaved();
    const look = (): void => void lookAt((found) => (status.value = found));
    look();
    const timer = setInterval(look, 4_000);
    return () => clearInterval(timer);
  }, [again]);
  const known = status.value;
  useEffect(() => {
    if (known && isFresh(known)) void go('/welcome', 'replace');
  }, [known]);
  return (
    <div class="home">
      <AtWork status={known} />
      {saved.value.length > 0 && (
        <section>
          <h2>Saved searches</h2>
          <ul class="home-list">
            {saved.value.map(({ name, query }) => (
              <li key={name}>
                <Link href={searchAddress(query)}>
                  <Icon name="star" /> <b>{name}</b> <code class="quiet">{query}</code>
                </Link>
                <IconButton icon="remove" label={`Remove saved search ${name}`} onClick={() => void removeSaved(name)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {recent.value.length > 0 && (
        <section>
          <div class="home-head">
            <h2>Recent searches</h2>
            <button type="button" class="link-button" onClick={forgetAll}>
              Clear
            </button>
          </div>
          <ul class="home-list">
            {recent.value.slice(0, recentShown).map((query) => (
              <li key={query}>
                <Link href={searchAddress(query)}>
                  <Icon name="clock" /> <span>{query}</span>
                </Link>
                <IconButton icon="close" label={`Forget ${query}`} onClick={() => forget(query)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>Try</h2>
        <ul class="home-list">
          {examples.map(([query, meaning]) => (
            <li key={query}>
              <Link href={searchAddress(query)}>
                <code>{query}</code> <span class="quiet">{meaning}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

async function lookAt(show: (status: Status) => void): Promise<void> {
  try {
    if (document.visibilityState === 'visible') show(await asked(api.status()));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** Nothing is there, and nothing is about to be. */
const isFresh = ({ storage, freshness, engine }: Status): boolean =>
  storage.items === 0 && freshness.pending === 0 && (engine?.scans ?? []).every(({ listed }) => listed === 0);
