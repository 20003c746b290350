import { query } from './address.ts';
import { DateChart } from './date-chart.tsx';
import { FacetList } from './facet-list.tsx';
import { folderValues, kindValues, languageValues, plainValues, type ShownValue, withChosen } from './facet-values.ts';
import { facets, type ShownFacet } from './facets-state.ts';
import { fieldsOf } from './query-text.ts';

interface Shown {
  readonly facet: Exclude<ShownFacet, 'date'>;
  readonly field: string;
  readonly name: string;
  values(counted: readonly { readonly value: string; readonly items: number }[]): readonly ShownValue[];
}

const lists: readonly Shown[] = [
  { facet: 'type', field: 'type', name: 'Type', values: kindValues },
  { facet: 'folder', field: 'in', name: 'Folder', values: folderValues },
  { facet: 'author', field: 'author', name: 'Author', values: plainValues },
  { facet: 'tag', field: 'tag', name: 'Tag', values: plainValues },
  { facet: 'language', field: 'lang', name: 'Language', values: languageValues },
  { facet: 'source', field: 'source', name: 'Source', values: plainValues },
];

/** What the results have in common, and by which they can be narrowed. */
export function FacetPanel() {
  const [type, ...others] = lists;
  return (
    <div class="facets">
      {type && <Facet shown={type} />}
      <DateChart />
      {others.map((shown) => (
        <Facet key={shown.facet} shown={shown} />
      ))}
    </div>
  );
}

function Facet({ shown: { facet, field, name, values } }: { readonly shown: Shown }) {
  const chosen = fieldsOf(query.value).flatMap((use) => (use.field === field && !use.isNegated ? use.values : []));
  const all = withChosen(values(facets.value[facet] ?? []), chosen);
  // What all results have in common does not narrow them.
  if (all.length === 0 || (all.length === 1 && chosen.length === 0 && facet !== 'type')) return null;
  return <FacetList name={name} field={field} values={all} />;
}
