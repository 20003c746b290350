import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { finishTyping, likeId, query, searchFor, typeQuery } from './address.ts';
import { focusResults } from './focus.ts';
import { remember } from './recent.ts';
import { noSuggestions, suggestFor, suggestions } from './suggesting.ts';
import { SuggestionList } from './suggestion-list.tsx';

/** Where one types: a combobox after the pattern of WAI-ARIA, whose list completes the last word. */
export function SearchField() {
  const input = useRef<HTMLInputElement>(null);
  /** -1: the field itself. */
  const active = useSignal(-1);
  const isOpen = suggestions.value.length > 0;
  const isEmpty = query.value === '' && likeId.value === undefined;
  useEffect(() => input.current?.focus({ preventScroll: true }), [isEmpty]);

  function type(text: string): void {
    active.value = -1;
    typeQuery(text);
    suggestFor(text);
  }
  function close(): void {
    active.value = -1;
    noSuggestions();
  }
  function take(index: number): void {
    const chosen = suggestions.value[index];
    if (!chosen) return;
    close();
    const goesOn = chosen.kind === 'field';
    typeQuery(goesOn ? chosen.text : `${chosen.text} `);
    input.current?.focus();
    if (goesOn) suggestFor(chosen.text);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const count = suggestions.value.length;
    const { key } = event;
    if (key === 'ArrowDown' && active.value < count - 1) active.value++;
    else if (key === 'ArrowDown') {
      close();
      focusResults();
    } else if (key === 'ArrowUp' && active.value >= 0) active.value--;
    else if (key === 'Enter' && active.value >= 0) take(active.value);
    else if (key === 'Enter') {
      close();
      finishTyping();
      remember(query.value);
    } else if (key === 'Escape' && isOpen) close();
    else if (key === 'Escape' && (query.value !== '' || likeId.value !== undefined)) searchFor('');
    else return;
    event.preventDefault();
  }

  return (
    <div class="search-field" role="search">
      <Icon name="search" />
      <input
        ref={input}
        id="query"
        type="text"
        role="combobox"
        aria-label="Search"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls="suggestions"
        aria-activedescendant={active.value >= 0 ? `suggestion-${active.value}` : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        placeholder="Search everything on this machine"
        value={query.value}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {query.value === '' ? (
        <kbd class="field-key" aria-hidden="true">
          /
        </kbd>
      ) : (
        <IconButton icon="close" label="Clear" onClick={() => (searchFor(''), input.current?.focus())} />
      )}
      <SuggestionList active={active.value} onTake={take} />
    </div>
  );
}
