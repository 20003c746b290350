import { read, refusals, sections } from './draft.ts';
import { findFields } from './fields.ts';
import { SectionPart } from './section-part.tsx';

/** The options of all plugins that have some. */
export function Form({ query }: { readonly query: string }) {
  const shown = findFields(sections.value, query);
  const isReadable = read.value !== undefined;
  return (
    <>
      {!isReadable && (
        <p class="card settings-unread" role="alert">
          The fields cannot follow the text as it is now. Once it is mended, they show it again.
        </p>
      )}
      {shown.length === 0 && <p class="quiet">No option has these words.</p>}
      <fieldset key={refusals.value} class="settings-fields" disabled={!isReadable}>
        <legend class="visually-hidden">Options</legend>
        {shown.map((section) => (
          <SectionPart key={section.name} section={section} isSearched={query.trim() !== ''} />
        ))}
      </fieldset>
    </>
  );
}
