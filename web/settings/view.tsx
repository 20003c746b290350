import './settings.css';
import { useEffect, useState } from 'preact/hooks';
import { parameters } from '../app/router.ts';
import { load, saved } from './draft.ts';
import { Folders } from './folders.tsx';
import { Form } from './form.tsx';
import { useLeaveGuard } from './leave-guard.ts';
import { Plugins } from './plugins.tsx';
import { SaveBar } from './save-bar.tsx';
import { goTo } from './show.ts';
import { SectionLinks } from './section-links.tsx';
import { TextPane } from './text-pane.tsx';

export default function SettingsView() {
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<string>();
  const target = parameters.value.get('option') ?? parameters.value.get('part');
  const isLoaded = saved.value !== undefined;
  useLeaveGuard();
  useEffect(() => {
    load().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  }, []);
  useEffect(() => {
    if (isLoaded && target !== null) goTo(target);
  }, [isLoaded, target]);
  if (!isLoaded) return <p class="page">{problem ?? 'Reading the configuration…'}</p>;
  return (
    <div class="settings">
      <div class="settings-form">
        <div class="settings-head">
          <h1>Settings</h1>
          <input
            class="field"
            type="search"
            placeholder="Find an option"
            aria-label="Find an option"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
        <SectionLinks />
        {query.trim() === '' && <Folders />}
        <Form query={query} />
        <Plugins query={query} />
      </div>
      <TextPane />
      <SaveBar />
    </div>
  );
}
