import { titleOf } from '../fields.ts';
import { isTree } from '../shape.ts';
import type { OuterProps, ShapeOf } from './props.ts';

/** Named values of one thing. */
export function RecordEditor({ shape, value, id, label, onChange, Inner }: OuterProps<ShapeOf<'record'>>) {
  const tree = isTree(value) ? value : {};
  return (
    <div class="record-editor" role="group" aria-label={label}>
      {shape.members.map(({ name, shape: own, description, preset }) => (
        <div key={name}>
          <span class="record-name">{titleOf(`.${name}`)}</span> <small class="quiet">{description}</small>
          <Inner
            shape={own}
            value={tree[name] ?? preset}
            preset={preset}
            id={`${id}-${name}`}
            label={`${label}: ${name}`}
            onChange={(next) => onChange({ ...tree, [name]: next })}
          />
        </div>
      ))}
    </div>
  );
}
