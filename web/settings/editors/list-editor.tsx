import { useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { isList } from '../shape.ts';
import type { OuterProps, ShapeOf } from './props.ts';
import { blankOf } from './typed-value.ts';

/** A row for each item, and one more for texts that are added. */
export function ListEditor({ shape, value, id, label, about, onChange, Inner }: OuterProps<ShapeOf<'list'>>) {
  const items = isList(value) ? value : [];
  const name = (index: number): string => `${label}, ${index + 1}`;
  return (
    <div class="list-editor">
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <Inner
              shape={shape.of}
              value={item}
              id={`${id}-${index}`}
              label={name(index)}
              {...(about !== undefined && { about })}
              onChange={(next) => onChange(items.with(index, next))}
            />
            <IconButton icon="remove" label={`Remove ${name(index)}`} title="Remove" onClick={() => onChange(items.toSpliced(index, 1))} />
          </li>
        ))}
      </ul>
      {shape.of.kind === 'text' ? (
        <NewText id={`${id}-new`} label={`Add to ${label}`} onAdd={(text) => onChange([...items, text])} />
      ) : (
        <button class="button" type="button" onClick={() => onChange([...items, blankOf(shape.of)])}>
          <Icon name="plus" /> Add to {label.toLowerCase()}
        </button>
      )}
    </div>
  );
}

function NewText({ id, label, onAdd }: { readonly id: string; readonly label: string; onAdd(text: string): void }) {
  const [typed, setTyped] = useState('');
  const add = (): void => {
    if (typed.trim() === '') return;
    onAdd(typed.trim());
    setTyped('');
  };
  return (
    <div class="new-text">
      <input
        class="field"
        id={id}
        type="text"
        aria-label={label}
        placeholder="Add…"
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={add}
        onKeyDown={({ key }) => key === 'Enter' && add()}
      />
      <IconButton icon="plus" label={label} title="Add" onClick={add} />
    </div>
  );
}
