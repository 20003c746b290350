import { described, typedText, type EditorProps, type ShapeOf } from './props.ts';

/** What is no choice is shown nevertheless: the person sees what is wrong. */
export function ChoiceEditor(props: EditorProps<ShapeOf<'choice'>>) {
  const { shape, value, id, label, onChange } = props;
  const given = typedText(value);
  const among = shape.among.includes(given) ? shape.among : [given, ...shape.among];
  return (
    <select
      class="field"
      id={id}
      aria-label={label}
      {...described(props)}
      value={given}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {among.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}
