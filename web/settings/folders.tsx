import { useState } from 'preact/hooks';
import { api } from '../api/client.ts';
import { FolderPicker } from '../parts/folder-picker.tsx';
import { Icon } from '../parts/icon.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useAnswer } from '../parts/use-answer.ts';
import { changeOption, read } from './draft.ts';
import { valueAt } from './fields.ts';
import { OptionProblems } from './option-problems.tsx';
import { idOf } from './show.ts';
import { pathsOf } from './suggested-paths.ts';

const option = 'files.roots';
const add = (path: string): void => void changeOption(option, { add: [JSON.stringify(path)], remove: [] });
const remove = (path: string): void => void changeOption(option, { add: [], remove: [JSON.stringify(path)] });

/** The folders that are indexed, to be added to by picking. */
export function Folders() {
  const [isPicking, setPicking] = useState(false);
  const { answer } = useAnswer(api.suggestions, 0);
  const value = valueAt(read.value?.values, option);
  const folders = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  const usual = pathsOf(answer?.suggestions ?? []).filter(({ path }) => !folders.includes(path));
  return (
    <section class="card" id={idOf('folders')} aria-labelledby="folders">
      <h2 id="folders" tabIndex={-1}>
        Folders
      </h2>
      <p class="quiet">These are indexed, with everything in them. What you remove is taken from the index; your files stay as they are.</p>
      <ul class="folder-list">
        {folders.map((path) => (
          <li key={path}>
            <Icon name="folder" /> <span class="folder-path">{path}</span>
            <IconButton icon="remove" label={`Remove ${path}`} title="Remove" onClick={() => remove(path)} />
          </li>
        ))}
        {folders.length === 0 && <li>No folders yet.</li>}
      </ul>
      <div class="folder-ways">
        <button class="button" type="button" disabled={!read.value} onClick={() => setPicking(true)}>
          <Icon name="plus" /> Add a folder…
        </button>
        {usual.map(({ path, title }) => (
          <button key={path} class="chip" type="button" disabled={!read.value} aria-label={`Add ${path}`} onClick={() => add(path)}>
            <Icon name="plus" /> {title}
          </button>
        ))}
      </div>
      <OptionProblems option={option} />
      <FolderPicker isOpen={isPicking} onClose={() => setPicking(false)} onPick={add} />
    </section>
  );
}
