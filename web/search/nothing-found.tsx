import { useSignal } from '@preact/signals';
import { Link } from '../app/link.tsx';
import { counted } from '../parts/words.ts';
import { query, searchFor } from './address.ts';
import { ExplainDialog } from '../parts/explain-dialog.tsx';
import { fieldsOf, withoutField, wordsOf } from './query-text.ts';
import { answer } from './results-state.ts';

/** Why nothing may have been found, and what to do. */
export function NothingFound() {
  const isExplaining = useSignal(false);
  const shown = answer.value;
  if (!shown) return null;
  const { freshness, plan } = shown.result;
  const fields = new Set(fieldsOf(shown.query).map(({ field }) => field));
  fields.delete('sort');
  const words = wordsOf(shown.query);
  return (
    <section class="nothing">
      <h2>Nothing has {plan.text === '' ? 'that' : <code>{plan.text}</code>}</h2>
      <ul>
        {fields.size > 0 && words !== '' && (
          <li>
            It was narrowed.{' '}
            <button type="button" class="link-button" onClick={() => searchFor(withoutField(query.value, ...fields))}>
              Search everywhere for {words}
            </button>
          </li>
        )}
        {words !== '' && !plan.loosened && <li>Similar words, and parts of words, were looked for too.</li>}
        {freshness.pending > 0 && <li>{counted(freshness.pending, 'item')} wait to be read. Results come by themselves when they are.</li>}
        {freshness.failed > 0 && (
          <li>
            {counted(freshness.failed, 'item')} could not be read. <Link href="/status">See why</Link>
          </li>
        )}
        <li>
          <button type="button" class="link-button" onClick={() => (isExplaining.value = true)}>
            Ask about a file or folder
          </button>{' '}
          that should be here.
        </li>
      </ul>
      <ExplainDialog target="" isOpen={isExplaining.value} onClose={() => (isExplaining.value = false)} />
    </section>
  );
}
