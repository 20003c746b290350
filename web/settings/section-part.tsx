import './option.css';
import { counted } from '../parts/words.ts';
import { problems, read } from './draft.ts';
import type { Section } from './fields.ts';
import { OptionField } from './option-field.tsx';
import { stateOf } from './option-state.ts';
import { elsewhere, idOf, unfold, unfolded } from './show.ts';

export interface SectionPartProps {
  readonly section: Section;
  /** Whether it is shown because its options were looked for. */
  readonly isSearched: boolean;
}

/** The options of a plugin, folded until one wants to see them. */
export function SectionPart({ section: { name, description, fields }, isSearched }: SectionPartProps) {
  const shown = isSearched ? fields : fields.filter(({ option }) => elsewhere[option] === undefined);
  const changed = shown.filter((field) => stateOf(field, read.value).isChanged).length;
  const wrong = problems.value.filter((problem) => shown.some(({ option }) => option === problem.option)).length;
  const isOpen = isSearched || unfolded.value.has(name);
  return (
    <details
      class="card section"
      id={idOf(name)}
      open={isOpen}
      onToggle={({ currentTarget }) => isSearched || unfold(name, currentTarget.open)}
    >
      <summary>
        <h2 tabIndex={-1}>{name}</h2>
        {changed > 0 && <span class="option-changed">{changed} changed</span>}
        {wrong > 0 && <span class="option-problems">{counted(wrong, 'problem')}</span>}
        <span class="quiet">{description}</span>
      </summary>
      {isOpen && shown.map((field) => <OptionField key={field.option} field={field} />)}
    </details>
  );
}
