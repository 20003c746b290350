import { useState } from 'preact/hooks';
import { IconButton } from '../../parts/icon-button.tsx';
import { isTree } from '../shape.ts';
import type { OuterProps, ShapeOf } from './props.ts';
import { blankOf } from './typed-value.ts';

/** Names with values. */
export function MapEditor({ shape, value, id, label, about, onChange, Inner }: OuterProps<ShapeOf<'map'>>) {
  const entries = Object.entries(isTree(value) ? value : {});
  return (
    <div class="list-editor">
      <ul>
        {entries.map(([name, item]) => (
          <li key={name}>
            <code>{name}</code>
            <Inner
              shape={shape.of}
              value={item}
              id={`${id}-${name}`}
              label={`${label}, ${name}`}
              {...(about !== undefined && { about })}
              onChange={(next) => onChange(Object.fromEntries(entries.map(([other, before]) => [other, other === name ? next : before])))}
            />
            <IconButton
              icon="remove"
              label={`Remove ${name} of ${label}`}
              title="Remove"
              onClick={() => onChange(Object.fromEntries(entries.filter(([other]) => other !== name)))}
            />
          </li>
        ))}
      </ul>
      <NewName
        label={`New name in ${label}`}
        taken={entries.map(([name]) => name)}
        onAdd={(name) => onChange({ ...Object.fromEntries(entries), [name]: blankOf(shape.of) })}
      />
    </div>
  );
}

function NewName({ label, taken, onAdd }: { readonly label: string; readonly taken: readonly string[]; onAdd(name: string): void }) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const add = (): void => {
    if (name === '' || taken.includes(name)) return;
    onAdd(name);
    setTyped('');
  };
  return (
    <div class="new-text">
      <input
        class="field"
        type="text"
        aria-label={label}
        placeholder="Add a name…"
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Enter' && add()}
      />
      <IconButton icon="plus" label={label} title="Add" disabled={name === '' || taken.includes(name)} onClick={add} />
    </div>
  );
}
