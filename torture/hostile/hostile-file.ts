/** A file made to harm whoever reads it. */
export interface HostileFile {
  /** Its ending says what it is taken for. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Codes of reasons, of which it has to end with one: as a whole, or one of its parts. Absent where it need only be accounted for. */
  readonly ends?: readonly string[];
  /** A word in it that has to be found in spite of all. */
  readonly word?: string;
}

/** What hostile files are made with. */
export interface Bait {
  /** A word that is in no other file. */
  newWord(): string;
  /** A file outside of what is indexed, whose content must never be found. */
  readonly secretPath: string;
  /** Name of the files that would come to be if names were followed. */
  readonly escapedName: string;
}

export const overLimit: readonly string[] = ['limit:produced', 'limit:overlap', 'limit:text', 'limit:size', 'limit:depth', 'limit:members'];
