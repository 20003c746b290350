type Value = string | number | boolean | readonly string[] | undefined;

/** Parameters as they stand in a query string: lists with commas between, and nothing that is not given. */
export function queryOf<T extends { readonly [Key in keyof T]: Value }>(params: T): QueryOf<T> {
  const given = Object.entries<Value>(params).filter((entry): entry is [string, Exclude<Value, undefined>] => entry[1] !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)])) as QueryOf<T>;
}

/** `true` and `false` are the only texts of what is true or false. */
type QueryOf<T> = {
  [Key in keyof T]: Exclude<T[Key], undefined> extends boolean
    ? 'true' | 'false'
    : Exclude<T[Key], undefined> extends infer V
      ? V extends readonly string[] | number
        ? string
        : V
      : never;
};
