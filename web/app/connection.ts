import { signal } from '@preact/signals';
import { api, ApiError } from '../api/client.ts';

/** Whether the server knows this browser. `asking` only at the start. */
export const session = signal<'asking' | 'known' | 'unknown'>('asking');
/** Whether the server can be reached, as far as the last request tells. */
export const isConnected = signal(true);
/** Counts how often the connection came back: what shows data asks again then. */
export const connections = signal(0);

/** Hands on what the server answers, and notes when it cannot be reached or does not know this browser any more. */
export async function asked<Answer>(request: Promise<Answer>): Promise<Answer> {
  try {
    const answer = await request;
    if (!isConnected.value) connected();
    return answer;
  } catch (error) {
    if (error instanceof ApiError) noteFailure(error);
    throw error;
  }
}

function noteFailure({ status }: ApiError): void {
  if (status === 401) session.value = 'unknown';
  if (status !== 0 || !isConnected.value) return;
  isConnected.value = false;
  setTimeout(() => void tryAgain(firstPause), firstPause);
}

const firstPause = 500;
const longestPause = 5_000;

async function tryAgain(pause: number): Promise<void> {
  if (isConnected.value) return;
  try {
    session.value = (await api.session()) ? 'known' : 'unknown';
    connected();
  } catch (error) {
    if (error instanceof ApiError && error.status !== 0) {
      connected();
      noteFailure(error);
      return;
    }
    const next = Math.min(pause * 1.5, longestPause);
    setTimeout(() => void tryAgain(next), next);
  }
}

function connected(): void {
  isConnected.value = true;
  connections.value++;
}
