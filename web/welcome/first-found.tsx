import { api } from '../api/client.ts';
import { saying } from '../parts/saying.ts';
import { useAnswer } from '../parts/use-answer.ts';
import { useCalm } from '../parts/use-calm.ts';

const everyMs = 3_000;
const shown = 8;

/** Something to see at once: what can be found already. */
export function FirstFound({ items }: { readonly items: number }) {
  const calm = useCalm(items, everyMs);
  const { answer } = useAnswer(() => api.search({ q: '*', limit: shown, passages: 0 }), calm);
  if (!answer || answer.hits.length === 0) return null;
  return (
    <section class="card" aria-labelledby="first-found">
      <h2 id="first-found">Some of what can be found already</h2>
      <ul class="first-found">
        {answer.hits.map(({ id, title, path, url }) => (
          <li key={id}>
            <button class="link-button" type="button" onClick={() => void saying(api.open(id, 'open'))}>
              {title}
            </button>
            <small class="quiet">{path ?? url}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
