import { useEffect, useRef } from 'preact/hooks';
import { focusField } from '../search/focus.ts';
import { SearchView } from '../search/view.tsx';
import { Banner } from './banner.tsx';
import { session } from './connection.ts';
import { Header } from './header.tsx';
import { KeyHelp } from './key-help.tsx';
import { isPlain, onKeys } from './keys.ts';
import { lazy } from './lazy.tsx';
import { NoSession } from './no-session.tsx';
import { Notices } from './notice-list.tsx';
import { go, view } from './router.ts';

const views = {
  search: SearchView,
  status: lazy(() => import('../status/view.tsx')),
  settings: lazy(() => import('../settings/view.tsx')),
  welcome: lazy(() => import('../welcome/view.tsx')),
};

const titles = { search: 'Search', status: 'Status', settings: 'Settings', welcome: 'Welcome' };

export function App() {
  const name = view.value;
  useEffect(() => {
    if (name !== 'search') document.title = `${titles[name]} – paise2`;
  }, [name]);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current && name !== 'search') document.querySelector<HTMLElement>('#main')?.focus();
    isFirst.current = false;
  }, [name]);
  useEffect(() => onKeys(toSearch), []);
  const View = views[name];
  return (
    <>
      <Header />
      <Banner />
      <main id="main" class={`view view-${name}`} tabIndex={-1}>
        {session.value === 'known' && <View />}
        {session.value === 'unknown' && <NoSession />}
      </main>
      <Notices />
      <KeyHelp />
    </>
  );
}

function toSearch(event: KeyboardEvent, isTyping: boolean): boolean {
  if (event.key !== '/' || isTyping || !isPlain(event)) return false;
  if (view.value === 'search') focusField();
  else void go('/');
  return true;
}
