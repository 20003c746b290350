import type { ButtonHTMLAttributes } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'label'> {
  readonly icon: IconName;
  /** What it does; also shown when the pointer rests on it, where `title` says nothing else. */
  readonly label: string;
}

export function IconButton({ icon, label, title, ...more }: IconButtonProps) {
  return (
    <button type="button" class="icon-button" {...more} aria-label={label} title={title ?? label}>
      <Icon name={icon} />
    </button>
  );
}
