import { isConnected } from './connection.ts';

/** Says when the server cannot be reached. What is shown stays. */
export function Banner() {
  return (
    <div class="banner" role="alert">
      {!isConnected.value && (
        <p>
          <strong>paise2 does not answer.</strong> Start it with <code>paise2 up</code>; the page comes back by itself.
        </p>
      )}
    </div>
  );
}
