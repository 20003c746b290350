import type { JsonValue } from '../../src/plugin/metadata.ts';
import { sentence } from '../parts/words.ts';
import { changeOption, problems, read } from './draft.ts';
import { Editor } from './editors/editor.tsx';
import type { Field } from './fields.ts';
import { OptionHead } from './option-head.tsx';
import { OptionProblems } from './option-problems.tsx';
import { stateOf } from './option-state.ts';
import { exampleOf } from './quantity.ts';
import { showLine } from './text-selection.ts';
import { idOf } from './show.ts';

/** An option: its name, what it means, its value, and what is wrong with that. */
export function OptionField({ field }: { readonly field: Field }) {
  const { option, description, shape, preset } = field;
  const state = stateOf(field, read.value);
  const own = problems.value.filter((problem) => problem.option === option);
  const id = idOf(option);
  const isGroup = shape.kind === 'list' || shape.kind === 'map' || shape.kind === 'record' || shape.kind === 'union';
  const change = (value: JsonValue): void => void changeOption(option, { value: JSON.stringify(value) });
  return (
    <div
      class={`option ${own.length > 0 ? 'option-wrong' : ''}`}
      id={id}
      role={isGroup ? 'group' : undefined}
      aria-labelledby={isGroup ? `${id}-name` : undefined}
    >
      <OptionHead field={field} state={state} labels={isGroup || state.value === undefined ? undefined : `${id}-value`} />
      <p class="quiet" id={`${id}-about`}>
        {sentence(description)}
        {shape.kind === 'text' && shape.quantity && ` ${exampleOf[shape.quantity]}.`}
      </p>
      {shape.kind === 'free' || (state.isSet && state.value === undefined) ? (
        <InText line={state.line} />
      ) : (
        <Editor
          shape={shape}
          value={state.value}
          preset={preset}
          id={`${id}-value`}
          label={field.title}
          about={own.length > 0 ? `${id}-about ${id}-problem` : `${id}-about`}
          isWrong={own.length > 0}
          onChange={change}
        />
      )}
      <OptionProblems option={option} id={`${id}-problem`} />
    </div>
  );
}

function InText({ line }: { readonly line: number | undefined }) {
  return (
    <p>
      This is written in a way that only the text shows.{' '}
      {line !== undefined && (
        <button class="link-button" type="button" onClick={() => showLine(line)}>
          Line {line}
        </button>
      )}
    </p>
  );
}
