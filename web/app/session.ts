import { api, ApiError } from '../api/client.ts';
import { asked, session } from './connection.ts';
import { notify } from './notices.ts';
import { address } from './router.ts';

/** Lets the browser in by the code that a link carries. The code works once, and must not stay in the address or the history. */
export async function arrive(): Promise<void> {
  const code = new URLSearchParams(location.hash.slice(1)).get('enter');
  if (code !== null) {
    history.replaceState(null, '', location.pathname + location.search);
    address.value = new URL(location.href);
    await enterBy(code);
  }
  await lookAtSession();
}

async function enterBy(code: string): Promise<void> {
  try {
    await asked(api.enter(code));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 0) return;
    notify('failed', 'This link has been used already, or is too old.', 'paise2 open makes a new one.');
  }
}

export async function lookAtSession(): Promise<void> {
  try {
    session.value = (await asked(api.session())) ? 'known' : 'unknown';
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) session.value = 'unknown';
  }
}
