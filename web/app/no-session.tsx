import { CopyText } from '../parts/copy-text.tsx';
import { lookAtSession } from './session.ts';

/** What a browser sees that was not let in. */
export function NoSession() {
  return (
    <section class="page no-session">
      <h1>This browser is not let in yet</h1>
      <p>The page shows what is on your machine, so it opens only by a link that works once. Type this in a terminal:</p>
      <p>
        <CopyText text="paise2 open" />
      </p>
      <p class="quiet">
        It opens the page here. On a machine without a desktop, <code>paise2 open --print</code> prints the link. A browser that was let in
        stays so for 30 days.
      </p>
      <button type="button" class="button" onClick={() => void lookAtSession()}>
        Look again
      </button>
    </section>
  );
}
