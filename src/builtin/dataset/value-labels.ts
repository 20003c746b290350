/** Names of values, such as 1 = Yes, by the name of the set that they belong to. */
export type ValueLabels = ReadonlyMap<string, ReadonlyMap<number | string, string>>;

const mostListed = 1000;
const longestLabel = 1000;

export function listed(labels: ReadonlyMap<number | string, string> | undefined): readonly string[] | undefined {
  return labels === undefined
    ? undefined
    : [...labels].slice(0, mostListed).map(([value, label]) => `${value} = ${label.slice(0, longestLabel)}`);
}
