import { useEffect, useRef, useState } from 'preact/hooks';
import { described, type EditorProps, type ShapeOf, typedText } from './props.ts';
import { typedValue } from './typed-value.ts';

const pauseMs = 500;

/** Text and numbers. What is typed is handed on after a pause, or when the field is left. */
export function TextEditor(props: EditorProps<ShapeOf<'text' | 'number'>>) {
  const { shape, value, preset, id, label, onChange } = props;
  const given = typedText(value);
  const [typed, setTyped] = useState(given);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const handedOn = useRef(given);

  useEffect(() => {
    if (given === handedOn.current) return;
    handedOn.current = given;
    setTyped(given);
  }, [given]);

  const handOn = (next: string): void => {
    clearTimeout(timer.current);
    if (next === handedOn.current) return;
    handedOn.current = next;
    onChange(typedValue(shape, next));
  };

  return (
    <input
      class="field"
      id={id}
      type="text"
      inputMode={shape.kind === 'number' ? 'numeric' : undefined}
      aria-label={label}
      {...described(props)}
      placeholder={typeof preset === 'string' || typeof preset === 'number' ? String(preset) : undefined}
      spellcheck={false}
      value={typed}
      onInput={({ currentTarget: { value: next } }) => {
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => handOn(next), pauseMs);
      }}
      onBlur={({ currentTarget }) => handOn(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && handOn(currentTarget.value)}
    />
  );
}
