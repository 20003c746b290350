import { useSignal } from '@preact/signals';
import { IconButton } from '../parts/icon-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { likeId, query, question, searchFor } from './address.ts';
import { Chips } from './chips.tsx';
import { fieldsOf, withField, withoutField } from './query-text.ts';
import { answer } from './results-state.ts';
import { SaveDialog } from './save-dialog.tsx';
import { Summary } from './summary.tsx';

const orders: readonly (readonly [value: string, text: string])[] = [
  ['relevance', 'Best first'],
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
  ['name', 'By name'],
  ['path', 'By path'],
  ['size', 'Largest first'],
  ['smallest', 'Smallest first'],
  ['page', 'Most pages first'],
];

/** What was found, what it was narrowed by, and in which order it stands. */
export function Toolbar({ onFilters }: { onFilters(): void }) {
  const isSaving = useSignal(false);
  const isLike = likeId.value !== undefined;
  return (
    <div class="toolbar">
      <button type="button" class="button filters-button" onClick={onFilters}>
        <Icon name="filter" /> Filters
      </button>
      <Chips />
      <Summary />
      <span class="toolbar-end">
        {!isLike && <SortMenu />}
        {!isLike && (
          <IconButton icon="star" label="Save this search" disabled={query.value.trim() === ''} onClick={() => (isSaving.value = true)} />
        )}
      </span>
      <SaveDialog query={question.value} isOpen={isSaving.value} onClose={() => (isSaving.value = false)} />
    </div>
  );
}

function SortMenu() {
  const chosen = fieldsOf(query.value).findLast(({ field }) => field === 'sort')?.values[0] ?? 'relevance';
  const isListed = orders.some(([value]) => value === chosen);
  return (
    <label class="sort">
      <span class="visually-hidden">Order</span>
      <Icon name="sort" />
      <select value={chosen} disabled={!answer.value} onChange={({ currentTarget }) => sortBy(currentTarget.value)}>
        {!isListed && <option value={chosen}>{chosen}</option>}
        {orders.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

const sortBy = (order: string): void =>
  searchFor(order === 'relevance' ? withoutField(question.value, 'sort') : withField(question.value, 'sort', order));
