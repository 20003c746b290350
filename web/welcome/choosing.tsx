import { useState } from 'preact/hooks';
import { api } from '../api/client.ts';
import { FolderPicker } from '../parts/folder-picker.tsx';
import { Icon } from '../parts/icon.tsx';
import { saying } from '../parts/saying.ts';
import { useAnswer } from '../parts/use-answer.ts';
import { counted } from '../parts/words.ts';
import { pathsOf } from '../settings/suggested-paths.ts';

/** The usual folders of this machine, and any others, to be indexed from now on. */
export function Choosing({ onStarted }: { onStarted(): void }) {
  const { answer, problem } = useAnswer(api.suggestions, 0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [isPicking, setPicking] = useState(false);
  const [isStarting, setStarting] = useState(false);
  const usual = pathsOf(answer?.suggestions ?? []).map(({ path }) => path);
  const offered = [...new Set([...usual, ...picked])];
  const chosen = offered.filter((path) => !left.has(path));

  const start = async (): Promise<void> => {
    setStarting(true);
    const isDone = await saying(api.index({ targets: chosen, remember: true }));
    setStarting(false);
    if (isDone) onStarted();
  };
  const choose = (path: string, isChosen: boolean): void =>
    setLeft(new Set(isChosen ? [...left].filter((one) => one !== path) : [...left, path]));

  return (
    <form
      class="card choosing"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <fieldset>
        <legend>Which folders shall be searchable?</legend>
        {problem && <p>{problem.message}</p>}
        {answer && offered.length === 0 && <p>None of the usual folders are here, or all of them are indexed already.</p>}
        <ul>
          {offered.map((path) => (
            <li key={path}>
              <label>
                <input type="checkbox" checked={!left.has(path)} onChange={({ currentTarget }) => choose(path, currentTarget.checked)} />
                <Icon name="folder" /> {path}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <p class="quiet">
        Passwords, keys, caches and what programs make by themselves are left out. All of this can be changed later in the settings.
      </p>
      <div class="choosing-ways">
        <button class="button" type="button" onClick={() => setPicking(true)}>
          <Icon name="plus" /> Another folder…
        </button>
        <button class="button button-primary" type="submit" disabled={chosen.length === 0 || isStarting}>
          {isStarting ? 'Starting…' : chosen.length === 0 ? 'Start' : `Start with ${counted(chosen.length, 'folder')}`}
        </button>
      </div>
      <FolderPicker
        isOpen={isPicking}
        onClose={() => setPicking(false)}
        onPick={(path) => {
          setPicked([...picked.filter((one) => one !== path), path]);
          choose(path, true);
        }}
      />
    </form>
  );
}
