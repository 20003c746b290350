import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Status } from '../../src/plugin/paise.ts';
import { api, type Connection } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { type Sample, sampleOf, withSample } from './history.ts';

export const status = signal<Status | undefined>(undefined);
export const connection = signal<Connection>('connected');
/** What is seen in the plots. Kept as long as the page is open. */
export const samples = signal<readonly Sample[]>([]);
/** For what is told from now: `5 minutes ago`. */
export const now = signal(Date.now());

const tickMs = 5_000;
let followers = 0;
let end: (() => void) | undefined;

/** Follows the engine as long as the component is shown. */
export function useLiveStatus(): void {
  useEffect(() => {
    if (++followers === 1) end = follow();
    return () => {
      if (--followers === 0) end?.();
    };
  }, []);
}

function follow(): () => void {
  const unfollow = api.events(take, (state) => {
    connection.value = state;
    // Who finds out that the server is gone tells the whole page.
    if (state !== 'connected') void asked(api.session()).catch(() => undefined);
  });
  // An engine at rest says nothing; the plots go on.
  const timer = setInterval(() => {
    now.value = Date.now();
    if (status.value && connection.value === 'connected') note(status.value);
  }, tickMs);
  return () => {
    unfollow();
    clearInterval(timer);
  };
}

function take(next: Status): void {
  now.value = Date.now();
  status.value = next;
  note(next);
}

function note(current: Status): void {
  const sample = sampleOf(current, Date.now());
  if (sample) samples.value = withSample(samples.value, sample);
}
