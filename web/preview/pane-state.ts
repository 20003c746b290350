import { signal } from '@preact/signals';
import { keep, kept } from '../app/kept.ts';

const wide = matchMedia('(min-width: 68rem)');
/** Whether there is room for the preview beside the results. */
export const isWide = signal(wide.matches);
wide.addEventListener('change', () => (isWide.value = wide.matches));

/** Beside the results it stays as it was left; on top of them it opens only on demand. */
export const isPreviewed = signal((isWide.value && kept('preview') === 'open') || new URLSearchParams(location.search).has('item'));
/** A place of the text that is to be seen. A new object each time, so that asking again for the same place leads there again. */
export const wanted = signal<{ readonly offset: number } | undefined>(undefined);

export function showPreview(offset?: number): void {
  wanted.value = offset === undefined ? undefined : { offset };
  isPreviewed.value = true;
  if (isWide.value) keep('preview', 'open');
}

export function hidePreview(): void {
  isPreviewed.value = false;
  if (isWide.value) keep('preview', undefined);
}
