import { signal } from '@preact/signals';
import { Icon } from '../parts/icon.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { openKeyHelp } from './key-help.tsx';
import { Link } from './link.tsx';
import { address, view, type ViewName } from './router.ts';
import { ThemeSwitch } from './theme-switch.tsx';

const links: readonly { readonly view: ViewName; readonly href: string; readonly text: string }[] = [
  { view: 'search', href: '/', text: 'Search' },
  { view: 'status', href: '/status', text: 'Status' },
  { view: 'settings', href: '/settings', text: 'Settings' },
];

/** Where the search was left, so that one comes back to it from another view. */
const lastSearch = signal('/');

export function Header() {
  if (view.value === 'search') lastSearch.value = address.value.pathname + address.value.search;
  return (
    <header class="header">
      <a class="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <Link class="brand" href="/" aria-label="paise2, new search">
        <Icon name="search" /> <span>paise2</span>
      </Link>
      <nav aria-label="Pages">
        {links.map(({ view: name, href, text }) => (
          <Link key={name} href={name === 'search' ? lastSearch.value : href} aria-current={view.value === name ? 'page' : undefined}>
            {text}
          </Link>
        ))}
      </nav>
      <div class="header-end">
        <ThemeSwitch />
        <IconButton icon="help" label="Keys" title="Keys (?)" onClick={openKeyHelp} />
      </div>
    </header>
  );
}

function skip(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}
