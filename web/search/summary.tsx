import { useEffect, useState } from 'preact/hooks';
import type { SearchResult } from '../../src/plugin/search.ts';
import { Link } from '../app/link.tsx';
import { ago, counted, grouped } from '../parts/words.ts';
import { answer } from './results-state.ts';

/** How much was found, how fast, and how much of everything is not there yet. */
export function Summary() {
  const result = answer.value?.result;
  return (
    <div class="summary">
      {result && (
        <p>
          <strong>{counted(result.total, 'result')}</strong> <span class="quiet">{tookText(result.tookMs)}</span>
        </p>
      )}
      {result && <FreshnessLine result={result} />}
      <Spoken result={result} />
    </div>
  );
}

const tookText = (ms: number): string => (ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`);

function FreshnessLine({ result: { freshness } }: { readonly result: SearchResult }) {
  const { indexedAt, pending, failed, paused } = freshness;
  const parts = [
    indexedAt !== undefined && `indexed ${ago(indexedAt, Date.now())}`,
    pending > 0 && `${grouped(pending)} pending`,
    failed > 0 && `${grouped(failed)} not read`,
    paused && 'paused',
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : (
    <Link class="freshness" href="/status">
      {parts.join(' · ')}
    </Link>
  );
}

const spokenAfterMs = 700;

/** Says to screen readers how much was found, once the typing rests. */
function Spoken({ result }: { readonly result: SearchResult | undefined }) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(result ? counted(result.total, 'result') : ''), spokenAfterMs);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    <span class="visually-hidden" role="status">
      {text}
    </span>
  );
}
