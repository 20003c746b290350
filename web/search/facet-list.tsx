import { useSignal } from '@preact/signals';
import { Icon } from '../parts/icon.tsx';
import { counted, grouped } from '../parts/words.ts';
import { query, question, searchFor } from './address.ts';
import type { ShownValue } from './facet-values.ts';
import { hasValue, toggleValue } from './query-text.ts';

export interface FacetListProps {
  readonly name: string;
  readonly field: string;
  readonly values: readonly ShownValue[];
}

const fewest = 6;

export function FacetList({ name, field, values }: FacetListProps) {
  const isUnfolded = useSignal(false);
  const shown = isUnfolded.value ? values : values.filter(({ value }, index) => index < fewest || hasValue(query.value, field, value));
  const more = values.length - shown.length;
  return (
    <fieldset class="facet">
      <legend>{name}</legend>
      {shown.map(({ value, text, title, icon, tone, items }) => (
        <label key={value} class="facet-value" title={title}>
          <input
            type="checkbox"
            checked={hasValue(query.value, field, value)}
            onChange={() => searchFor(toggleValue(question.value, field, value))}
          />
          {icon && <Icon name={icon} class={`tone-${tone ?? 'text'}`} />}
          <span class="facet-text">
            <bdi>{text}</bdi>
          </span>
          <span class="facet-items">
            {grouped(items)}
            <span class="visually-hidden"> {items === 1 ? 'result' : 'results'}</span>
          </span>
        </label>
      ))}
      {(more > 0 || isUnfolded.value) && (
        <button
          type="button"
          class="link-button facet-more"
          aria-expanded={isUnfolded.value}
          onClick={() => (isUnfolded.value = !isUnfolded.value)}
        >
          {isUnfolded.value ? 'Fewer' : counted(more, 'more', 'more')}
        </button>
      )}
    </fieldset>
  );
}
