import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { PreviewPane } from '../preview/pane.tsx';
import { isPreviewed, isWide } from '../preview/pane-state.ts';
import { likeId, query } from './address.ts';
import { FacetPanel } from './facet-panel.tsx';
import { Failure } from './failure.tsx';
import { SearchField } from './field.tsx';
import { Home } from './home.tsx';
import { NothingFound } from './nothing-found.tsx';
import { Plan } from './plan.tsx';
import { Results } from './results.tsx';
import { answer, failure, isAnswered, rows } from './results-state.ts';
import { Toolbar } from './toolbar.tsx';

export function SearchView() {
  const scroller = useRef<HTMLDivElement>(null);
  const isFiltering = useSignal(false);
  const isHome = query.value.trim() === '' && likeId.value === undefined;
  useEffect(() => {
    document.title = isHome ? 'paise2' : `${query.value || 'Similar'} – paise2`;
  }, [query.value, isHome]);
  return (
    <div class="search" data-preview={isPreviewed.value && isWide.value && !isHome ? true : undefined} data-home={isHome || undefined}>
      <h1 class="visually-hidden">Search</h1>
      <SearchField />
      {isHome ? (
        <div class="results" ref={scroller}>
          <Home />
        </div>
      ) : (
        <>
          <aside class="side" aria-label="Narrow down">
            {isWide.value && <FacetPanel />}
          </aside>
          <Toolbar onFilters={() => (isFiltering.value = true)} />
          <div class="results" ref={scroller} aria-busy={!isAnswered.value}>
            <h2 class="visually-hidden">Results</h2>
            {failure.value ? <Failure failure={failure.value} /> : <Plan />}
            {!failure.value && answer.value && (rows.value.length > 0 ? <Results scroller={scroller} /> : <NothingFound />)}
          </div>
          <PreviewPane />
          <Dialog label="Filters" isOpen={isFiltering.value && !isWide.value} onClose={() => (isFiltering.value = false)}>
            <FacetPanel />
          </Dialog>
        </>
      )}
    </div>
  );
}
