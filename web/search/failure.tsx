import type { ApiError } from '../api/client.ts';

/** Why a search came to nothing. */
export function Failure({ failure }: { readonly failure: ApiError }) {
  return (
    <section class="nothing" role="alert">
      <h2>{failure.code === 'TOO_EXPENSIVE' ? 'This takes too long' : 'The search failed'}</h2>
      <p>{failure.message}</p>
      {failure.hint !== undefined && <p>{failure.hint}</p>}
    </section>
  );
}
