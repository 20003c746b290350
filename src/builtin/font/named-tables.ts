/** The tables of one font that say what it is. */
export interface FontTables {
  readonly name: Buffer;
  readonly head?: Buffer;
}

/** A font without names has nothing to say. */
export function withName({
  name,
  head,
}: {
  readonly name?: Buffer | undefined;
  readonly head?: Buffer | undefined;
}): FontTables | undefined {
  return name && { name, ...(head && { head }) };
}
