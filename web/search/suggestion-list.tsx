import type { Suggestion } from '../../src/plugin/search.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { grouped } from '../parts/words.ts';
import { suggestions } from './suggesting.ts';

const icons: Readonly<Record<Suggestion['kind'], IconName>> = {
  word: 'search',
  field: 'filter',
  value: 'filter',
  name: 'file',
  saved: 'star',
};

const kinds: Readonly<Record<Suggestion['kind'], string>> = {
  word: 'word',
  field: 'field',
  value: 'value',
  name: 'name',
  saved: 'saved search',
};

export function SuggestionList({ active, onTake }: { readonly active: number; onTake(index: number): void }) {
  return (
    <ul id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions" hidden={suggestions.value.length === 0}>
      {suggestions.value.map(({ kind, text, label, items }, index) => (
        <li
          key={text}
          id={`suggestion-${index}`}
          role="option"
          aria-selected={index === active}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          <Icon name={icons[kind]} />
          <span class="suggestion-label">{label}</span>
          <span class="quiet">{items === undefined ? kinds[kind] : grouped(items)}</span>
        </li>
      ))}
    </ul>
  );
}
