import { signal } from '@preact/signals';

/** Ids in the document of an option and of a part of the settings. */
export const idOf = (name: string): string => `setting-${name.replaceAll('.', '-')}`;

/** Parts that are unfolded. */
export const unfolded = signal<ReadonlySet<string>>(new Set(['files']));

export function unfold(part: string, isOpen: boolean): void {
  if (unfolded.value.has(part) === isOpen) return;
  unfolded.value = new Set(isOpen ? [...unfolded.value, part] : [...unfolded.value].filter((one) => one !== part));
}

/** Options that have a place of their own, beside the form. */
export const elsewhere: Readonly<Record<string, string>> = { 'files.roots': 'folders', 'paise2.disabledPlugins': 'plugins' };

/** Brings an option or a part into view, and the focus to it. */
export function goTo(name: string): void {
  const target = elsewhere[name] ?? name;
  const [part = target] = target.split('.');
  unfold(part, true);
  requestAnimationFrame(() => {
    const place = document.getElementById(idOf(target));
    place?.scrollIntoView({ block: 'start' });
    const first = target === part ? 'h2' : 'input, select, button, textarea';
    place?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
  });
}
