import type { Hit } from '../../src/plugin/search.ts';
import { Icon } from '../parts/icon.tsx';
import { type Kind, languageOfCode } from '../parts/kinds.ts';
import { dayText, languageName, momentText } from '../parts/names.ts';
import { bytes, counted } from '../parts/words.ts';

const statusTexts: Readonly<Record<Hit['status'], string | undefined>> = {
  indexed: undefined,
  partial: 'Read in part',
  named: 'Found by name only',
  skipped: 'Left out, found by name',
  failed: 'Could not be read',
};

/** The line below a hit: what it is, and what one should know of it. */
export function HitFacts({ hit, kind }: { readonly hit: Hit; readonly kind: Kind }) {
  const status = statusTexts[hit.status];
  return (
    <>
      <p class="facts">
        <span>{languageOfCode(hit.mimeType) ?? kind.text}</span>
        <time dateTime={hit.modifiedAt} title={momentText(hit.modifiedAt)}>
          {dayText(hit.modifiedAt, Date.now())}
        </time>
        <span>{bytes(hit.size)}</span>
        {hit.language !== undefined && hit.language !== 'en' && <span>{languageName(hit.language)}</span>}
        {status !== undefined && (
          <span class={hit.status === 'failed' ? 'fact-bad' : 'fact-warn'}>
            <Icon name="warning" /> {status}
          </span>
        )}
        {hit.stale !== undefined && (
          <span class="fact-warn">
            <Icon name="refresh" /> {hit.stale === 'gone' ? 'Is gone since' : 'Changed since it was read'}
          </span>
        )}
        {hit.missing !== undefined && hit.missing.length > 0 && (
          <span>
            without <s>{hit.missing.join(', ')}</s>
          </span>
        )}
      </p>
      {hit.duplicates !== undefined && hit.duplicates.length > 0 && (
        <details class="duplicates">
          <summary tabIndex={-1}>{counted(hit.duplicates.length, 'other place', 'other places')} with the same content</summary>
          <ul>
            {hit.duplicates.map(({ id, url, path }) => (
              <li key={id}>{path ?? url}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
