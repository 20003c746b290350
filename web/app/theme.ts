import { signal } from '@preact/signals';
import { keep, kept } from './kept.ts';

/** `auto` is what the system says. */
export type Theme = 'auto' | 'light' | 'dark';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];
export const theme = signal<Theme>(themes.find((name) => name === kept('theme')) ?? 'auto');

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = theme.value;
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  keep('theme', chosen);
  applyTheme();
}
