import { ApiError } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { notify } from '../app/notices.ts';

/** Waits for the server. What it refuses is said in a corner; resolves with whether all went well. */
export async function saying(request: Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await asked(request);
    if (done !== undefined) notify('done', done);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The banner and the page for strangers say these.
    if (error.status !== 0 && error.status !== 401) notify('failed', error.message, error.hint);
    return false;
  }
}
