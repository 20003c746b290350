import type { ComponentChildren } from 'preact';
import { go } from './router.ts';

export interface LinkProps {
  readonly href: string;
  readonly class?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page' | undefined;
  readonly children: ComponentChildren;
}

/** Goes to another address of the page without loading it again. New tabs and windows work as with any link. */
export function Link({ href, children, ...more }: LinkProps) {
  return (
    <a {...more} href={href} onClick={(event) => followLink(event, href)}>
      {children}
    </a>
  );
}

function followLink(event: MouseEvent, href: string): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void go(href);
}
