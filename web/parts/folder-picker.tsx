import './folder-picker.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type FolderList } from '../api/client.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { useAnswer } from './use-answer.ts';

export interface FolderPickerProps {
  readonly isOpen: boolean;
  onClose(): void;
  /** The whole path of the folder. */
  onPick(path: string): void;
}

/** Walks through the folders of this machine until one is taken. */
export function FolderPicker({ isOpen, onClose, onPick }: FolderPickerProps) {
  return (
    <Dialog label="Choose a folder" isOpen={isOpen} onClose={onClose}>
      <Walk
        onPick={(path) => {
          onPick(path);
          onClose();
        }}
      />
    </Dialog>
  );
}

function Walk({ onPick }: Pick<FolderPickerProps, 'onPick'>) {
  const [path, setPath] = useState<string>();
  const [showsHidden, setShowsHidden] = useState(false);
  const { answer, problem } = useAnswer(async () => ({ asked: path, list: await api.folders(path) }), path);
  const list = answer?.list;
  // While another folder is waited for, the one before is still shown.
  const taken = answer?.asked === path ? list : undefined;
  return (
    <div class="walk">
      <PathForm path={list?.path ?? ''} onGo={setPath} />
      {problem && <p role="alert">{problem.message}</p>}
      {/* Also without a list: what is pressed meanwhile must not move. */}
      <ul class="walk-folders" aria-label="Folders in it">
        {list && <Inside list={list} showsHidden={showsHidden} onGo={setPath} />}
      </ul>
      <label>
        <input type="checkbox" checked={showsHidden} onChange={({ currentTarget }) => setShowsHidden(currentTarget.checked)} /> Show hidden
        folders
      </label>
      <div class="dialog-actions">
        <button class="button button-primary" type="button" disabled={!taken} onClick={() => taken && onPick(taken.path)}>
          Take this folder
        </button>
      </div>
    </div>
  );
}

/** The path can also be typed. What is being typed is not overwritten by an answer that comes late. */
function PathForm({ path, onGo }: { readonly path: string; onGo(path: string): void }) {
  const [typed, setTyped] = useState(path);
  const untouched = useRef(path);
  useEffect(() => {
    setTyped((before) => (before === untouched.current ? path : before));
    untouched.current = path;
  }, [path]);
  return (
    <form
      class="walk-path"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === '') return;
        untouched.current = typed;
        onGo(typed.trim());
      }}
    >
      <input
        class="field"
        aria-label="Path of the folder"
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <button class="button" type="submit">
        Go there
      </button>
    </form>
  );
}

interface InsideProps {
  readonly list: FolderList;
  readonly showsHidden: boolean;
  onGo(path: string): void;
}

function Inside({ list: { parent, folders, more }, showsHidden, onGo }: InsideProps) {
  const shown = folders.filter(({ hidden }) => showsHidden || !hidden);
  return (
    <>
      {parent !== undefined && (
        <li>
          <button type="button" class="walk-folder" onClick={() => onGo(parent)}>
            <Icon name="up" /> One folder up
          </button>
        </li>
      )}
      {shown.map(({ name, path, unreadable }) => (
        <li key={path}>
          <button type="button" class="walk-folder" disabled={unreadable} onClick={() => onGo(path)}>
            <Icon name="folder" /> {name} {unreadable && <small>may not be looked into</small>}
          </button>
        </li>
      ))}
      {shown.length === 0 && <li class="quiet walk-none">There are no folders in it.</li>}
      {more && <li class="quiet walk-none">There are more. Type the path of the one you want.</li>}
    </>
  );
}
