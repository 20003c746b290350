import { Icon } from '../parts/icon.tsx';
import { likeId, query, searchFor } from './address.ts';
import { fieldsOf, type FieldUse, withoutUse } from './query-text.ts';

const names: Readonly<Record<string, string>> = { in: 'in', ext: 'extension', lang: 'language', modified: 'changed' };

/** The fields that stand in the query. The query is the only place where they are: removing a chip edits it. */
export function Chips() {
  const uses = fieldsOf(query.value).filter(({ field }) => field !== 'sort');
  if (likeId.value !== undefined) {
    return (
      <ul class="chips" aria-label="Searched for">
        <li>
          <button type="button" class="chip" aria-label="Remove: like one item" onClick={() => searchFor('')}>
            <Icon name="similar" /> Like one item <Icon name="close" />
          </button>
        </li>
      </ul>
    );
  }
  if (uses.length === 0) return null;
  return (
    <ul class="chips" aria-label="Filters">
      {uses.map((use) => (
        <li key={use.start}>
          <button
            type="button"
            class="chip"
            aria-label={`Remove filter ${textOf(use)}`}
            onClick={() => searchFor(withoutUse(query.value, use))}
          >
            <span class="chip-text">
              {use.isNegated && 'not '}
              <span class="quiet">{names[use.field] ?? use.field}</span> {use.values.join(', ')}
            </span>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

const textOf = ({ field, values, isNegated }: FieldUse): string =>
  `${isNegated ? 'not ' : ''}${names[field] ?? field} ${values.join(', ')}`;
