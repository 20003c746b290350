import { type IconName, shapes } from './icon-shapes.ts';

export type { IconName } from './icon-shapes.ts';

/** Decoration: what it means is said beside it in words, or as the label of its button. */
export function Icon({ name, class: more = '' }: { readonly name: IconName; readonly class?: string }) {
  return (
    <svg class={`icon ${more}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
