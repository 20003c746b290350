/** Without what was left out: an option that is `undefined` is not one that is absent. */
export function given<T extends object>(options: T): Given<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<T>;
}

type Given<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
