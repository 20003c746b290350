import { go } from '../app/router.ts';
import { sections } from './draft.ts';
import { goTo } from './show.ts';

/** The parts of the settings. */
export function SectionLinks() {
  const names = ['folders', ...sections.value.map(({ name }) => name), 'plugins'];
  return (
    <nav class="section-links" aria-label="Parts of the settings">
      {names.map((name) => (
        <a key={name} class="chip" href={`/settings?part=${name}`} onClick={(event) => follow(event, name)}>
          {name}
        </a>
      ))}
    </nav>
  );
}

/** Also when it is the same part again. */
function follow(event: MouseEvent, name: string): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  void go(`/settings?part=${name}`, 'replace');
  goTo(name);
}
