import { described, type EditorProps, type ShapeOf } from './props.ts';

export function SwitchEditor(props: EditorProps<ShapeOf<'switch'>>) {
  const { value, id, label, onChange } = props;
  return (
    <span class="switch">
      <input
        type="checkbox"
        id={id}
        aria-label={label}
        {...described(props)}
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span aria-hidden="true">{value === true ? 'on' : 'off'}</span>
    </span>
  );
}
