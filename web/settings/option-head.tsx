import { changeOption } from './draft.ts';
import type { Field } from './fields.ts';
import type { OptionState } from './option-state.ts';
import { showLine } from './text-selection.ts';
import { idOf } from './show.ts';

export interface OptionHeadProps {
  readonly field: Field;
  readonly state: OptionState;
  /** Id of the one control that the name belongs to. */
  readonly labels: string | undefined;
}

/** The name of an option, whether it is changed, and the ways back to the default and into the text. */
export function OptionHead({ field: { option, title, preset }, state, labels }: OptionHeadProps) {
  const { isSet, isChanged, line } = state;
  return (
    <div class="option-head">
      {labels === undefined ? (
        <strong id={`${idOf(option)}-name`}>{title}</strong>
      ) : (
        <label for={labels} id={`${idOf(option)}-name`}>
          {title}
        </label>
      )}
      <code class="quiet">{option}</code>
      {isChanged && <span class="option-changed">changed</span>}
      <span class="option-ways">
        {isSet && (
          <button
            class="link-button"
            type="button"
            aria-label={`${title}: back to the default, ${shown(preset)}`}
            onClick={() => void changeOption(option)}
          >
            Default: {shown(preset)}
          </button>
        )}
        {line !== undefined && (
          <button class="link-button" type="button" aria-label={`${title}: show line ${line}`} onClick={() => showLine(line)}>
            Line {line}
          </button>
        )}
      </span>
    </div>
  );
}

function shown(preset: Field['preset']): string {
  if (preset === undefined) return 'none';
  if (typeof preset === 'boolean') return preset ? 'on' : 'off';
  if (typeof preset !== 'object' || preset === null) return String(preset);
  return Object.keys(preset).length === 0 ? 'empty' : JSON.stringify(preset);
}
