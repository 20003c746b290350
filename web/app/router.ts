import { computed, signal } from '@preact/signals';

/** Where the page is. What a view needs to come up again as it was stands in it. */
export const address = signal(new URL(location.href));
export const parameters = computed(() => address.value.searchParams);

export type ViewName = 'search' | 'status' | 'settings' | 'welcome';

export const view = computed((): ViewName => {
  const { pathname } = address.value;
  if (pathname === '/status') return 'status';
  if (pathname === '/settings') return 'settings';
  return pathname === '/welcome' ? 'welcome' : 'search';
});

/** Asked before a view is left; false keeps the person there. */
export type LeaveGuard = () => boolean | Promise<boolean>;
let guard: LeaveGuard | undefined;

/** Returns the removal. */
export function guardLeaving(asked: LeaveGuard): () => void {
  guard = asked;
  return () => {
    if (guard === asked) guard = undefined;
  };
}

/** Resolves with whether the page went there. */
export async function go(to: string, how: 'push' | 'replace' = 'push'): Promise<boolean> {
  const url = new URL(to, location.href);
  if (url.pathname !== address.value.pathname && guard && !(await guard())) return false;
  if (how === 'push' && url.href !== address.value.href) push(url);
  else replaceSoon(url);
  address.value = url;
  return true;
}

/** Browsers refuse to write the address with every key. */
const pauseMs = 150;
let later: ReturnType<typeof setTimeout> | undefined;

function replaceSoon(url: URL): void {
  clearTimeout(later);
  later = setTimeout(() => {
    later = undefined;
    history.replaceState(null, '', url);
  }, pauseMs);
}

function push(url: URL): void {
  if (later !== undefined) history.replaceState(null, '', address.value);
  clearTimeout(later);
  later = undefined;
  history.pushState(null, '', url);
}

window.addEventListener('popstate', () => void goBack());

async function goBack(): Promise<void> {
  clearTimeout(later);
  later = undefined;
  const url = new URL(location.href);
  if (url.pathname !== address.value.pathname && guard && !(await guard())) history.pushState(null, '', address.value);
  else address.value = url;
}
