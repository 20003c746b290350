import type { ItemView } from '../../src/plugin/paise.ts';
import { Icon } from '../parts/icon.tsx';
import { type Fact, factsOf, otherFacts } from './fact-list.ts';

export function Facts({ view: { item, stale } }: { readonly view: ItemView }) {
  const more = otherFacts(item);
  return (
    <>
      <FactTable facts={factsOf(item)} />
      {item.reason && (
        <p class={item.status === 'failed' ? 'fact-bad' : 'fact-warn'}>
          <Icon name="warning" /> {item.reason.text}
        </p>
      )}
      {stale !== undefined && (
        <p class="fact-warn">
          <Icon name="refresh" /> {stale === 'gone' ? 'The file is gone.' : 'The file was changed since it was read.'}
        </p>
      )}
      {more.length > 0 && (
        <details class="more-facts">
          <summary>More details ({more.length})</summary>
          <FactTable facts={more} />
        </details>
      )}
    </>
  );
}

function FactTable({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts-table">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
