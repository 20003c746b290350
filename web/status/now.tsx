import type { Status } from '../../src/plugin/paise.ts';
import { CurrentItem } from '../parts/current-item.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { ago, counted, grouped } from '../parts/words.ts';
import { samples, now } from './live.ts';
import { Pauses } from './pauses.tsx';
import { remaining } from './remaining.ts';
import { doneSentence, type State, stateOf } from './state.ts';

const icons: Readonly<Record<State['kind'], IconName>> = {
  good: 'check',
  working: 'refresh',
  held: 'pause',
  degraded: 'warning',
  off: 'warning',
};

const words: Readonly<Record<State['kind'], string>> = {
  good: 'up to date',
  working: 'indexing',
  held: 'waiting',
  degraded: 'a part does not work',
  off: 'not running',
};

/** What the engine does now, in the largest letters of the page. */
export function Now({ status }: { readonly status: Status }) {
  const { kind, headline, more } = stateOf(status);
  const { engine } = status;
  return (
    <section class={`card now now-${kind}`} aria-labelledby="now">
      <div class="now-head">
        <Icon name={icons[kind]} />
        <h2 id="now">{headline}</h2>
        <Pauses status={status} />
      </div>
      <p class="visually-hidden" role="status">
        The engine: {words[kind]}
      </p>
      {more.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {kind === 'working' && <Work status={status} />}
      <p class="quiet">
        {freshness(status)} {engine && doneSentence(engine, now.value)}
      </p>
    </section>
  );
}

function Work({ status }: { readonly status: Status }) {
  const { engine } = status;
  const left = remaining(status, samples.value);
  const rate = engine && engine.rate > 0 ? `${counted(Math.round(engine.rate), 'item')} a second` : undefined;
  return (
    <>
      <p class="now-pace">{[rate, left].filter((part) => part !== undefined).join(', ') || ' '}</p>
      <CurrentItem url={engine?.current} />
    </>
  );
}

function freshness({ storage, freshness: { indexedAt } }: Status): string {
  const items = storage.items === 0 ? 'The index is empty.' : `The index has ${grouped(storage.items)} items.`;
  return indexedAt === undefined ? items : `${items} It was last written ${ago(indexedAt, now.value)}.`;
}
