/** What the documents are made of: the exported declarations of the doors, as data. */

export interface Comment {
  /** Markdown with `{@link}`s; empty where there is none. */
  readonly text: string;
  readonly since?: string;
  readonly experimental: boolean;
  /** What to use instead. */
  readonly deprecated?: string;
}

export interface Member {
  /** Members of an object within are named by their path: `fetch_content.url`. */
  readonly name: string;
  readonly optional: boolean;
  /** Its type on one line; of a method the parameters and the result. */
  readonly type: string;
  readonly comment: Comment;
}

export interface Declaration {
  readonly name: string;
  /** Relative to the package: `src/plugin/hosts.ts`. Of another package: its name. */
  readonly file: string;
  /** In its file. */
  readonly position: number;
  readonly comment: Comment;
  /** As TypeScript, without what only runs; the comments within are kept. */
  readonly code: string;
  /** What an interface extends, as it stands there. */
  readonly bases: readonly string[];
  /** Only interfaces have a list. */
  readonly members?: readonly Member[];
  /** Names that it mentions, also of types that no door exports. */
  readonly mentions: readonly string[];
}

/** An entry of `exports` in package.json, with what it exports by name. */
export interface Door {
  readonly name: string;
  readonly declarations: readonly Declaration[];
}
