import { signal } from '@preact/signals';
import { api, type SavedSearch } from '../api/client.ts';
import { saying } from '../parts/saying.ts';

export const saved = signal<readonly SavedSearch[]>([]);

export async function loadSaved(): Promise<void> {
  await saying(api.searches().then(({ searches }) => (saved.value = searches)));
}

/** Resolves with whether it was saved. */
export async function save(search: SavedSearch): Promise<boolean> {
  const isSaved = await saying(api.saveSearch(search), `Saved. In any query, @${search.name} stands for it.`);
  if (isSaved) await loadSaved();
  return isSaved;
}

export async function removeSaved(name: string): Promise<void> {
  if (await saying(api.removeSearch(name), `@${name} is removed.`)) await loadSaved();
}
