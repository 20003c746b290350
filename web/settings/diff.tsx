import { type DiffLine, diffHunks } from './diff-lines.ts';

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−' };

/** The changed lines, as told by signs and not by colours alone. */
export function Diff({ before, after }: { readonly before: string; readonly after: string }) {
  const hunks = diffHunks(before, after);
  if (hunks.length === 0) return <p>Nothing changes.</p>;
  return (
    <div class="diff" tabIndex={0} role="region" aria-label="Changed lines">
      {hunks.map((hunk, index) => (
        <table key={index}>
          <tbody>
            {hunk.map(({ kind, text, before: old, after: current }) => (
              <tr key={`${old} ${current}`} class={`diff-${kind}`}>
                <td class="diff-number">{current ?? old}</td>
                <td class="diff-sign">
                  <span aria-hidden="true">{signs[kind]}</span>
                  {kind !== 'same' && <span class="visually-hidden">{kind}: </span>}
                </td>
                <td class="diff-text">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
