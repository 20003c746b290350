import { fits, type Shape } from '../shape.ts';
import type { OuterProps, ShapeOf } from './props.ts';
import { blankOf } from './typed-value.ts';

/** First which of the kinds, then the value. A fixed word needs no more. */
export function UnionEditor(props: OuterProps<ShapeOf<'union'>>) {
  const { shape, value, label, id, onChange, Inner } = props;
  const found = shape.of.findIndex((part) => fits(part, value));
  const chosen = Math.max(0, found);
  const part = shape.of[chosen];
  return (
    <div class="union-editor">
      <select
        class="field"
        id={`${id}-kind`}
        aria-label={`${label}: kind of value`}
        value={String(chosen)}
        onChange={({ currentTarget }) => {
          const next = shape.of[Number(currentTarget.value)];
          if (next) onChange(blankOf(next));
        }}
      >
        {shape.of.map((one, index) => (
          <option key={index} value={String(index)}>
            {wordOf(one)}
          </option>
        ))}
      </select>
      {part && !isWord(part) && <Inner {...props} shape={part} />}
    </div>
  );
}

const isWord = (shape: Shape): boolean => shape.kind === 'choice' && shape.among.length === 1;

const words: Readonly<Record<Shape['kind'], string>> = {
  text: 'text',
  number: 'a number',
  switch: 'on or off',
  choice: 'one of several',
  list: 'a list',
  map: 'names with values',
  record: 'several values',
  union: 'something else',
  free: 'something else',
};

const wordOf = (shape: Shape): string => (shape.kind === 'choice' && isWord(shape) ? (shape.among[0] ?? '') : words[shape.kind]);
