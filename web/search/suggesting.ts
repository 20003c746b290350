import { signal } from '@preact/signals';
import type { Suggestion } from '../../src/plugin/search.ts';
import { api, ApiError } from '../api/client.ts';
import { asked } from '../app/connection.ts';

/** Completions of what is typed. */
export const suggestions = signal<readonly Suggestion[]>([]);

const most = 6;
let current: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Results come first: the server does one thing after the other. */
const pauseMs = 60;

export function suggestFor(text: string): void {
  clearTimeout(timer);
  current?.abort();
  if (text.trim() === '') suggestions.value = [];
  else timer = setTimeout(() => void ask(text), pauseMs);
}

async function ask(text: string): Promise<void> {
  const { signal: aborted } = (current = new AbortController());
  try {
    const found = await asked(api.suggest({ text, limit: most }, aborted));
    if (!aborted.aborted) suggestions.value = found.suggestions.filter((suggestion) => suggestion.text.trim() !== text.trim());
  } catch (error) {
    // One searches without suggestions, too.
    if (error instanceof ApiError) suggestions.value = [];
    else if (!aborted.aborted) throw error;
  }
}

export function noSuggestions(): void {
  clearTimeout(timer);
  current?.abort();
  suggestions.value = [];
}
