/** What Zotero knows of an item. */
export interface ZoteroItem {
  readonly key: string;
  /** Id of the group that the library belongs to; absent in the user's own. */
  readonly group?: number;
  /** `journalArticle`, `book`, `note`, … */
  readonly type: string;
  /** Values by name of the field: `title`, `abstractNote`, `date`, … */
  readonly fields: ReadonlyMap<string, string>;
  readonly creators: readonly string[];
  readonly tags: readonly string[];
  /** Each with those that it is in: `Thesis / Chapter 2`. */
  readonly collections: readonly string[];
  /** HTML. Its own, where it is a note, and those of its children. */
  readonly notes: readonly string[];
  /** Text that was marked in attached files, and what was written beside it. */
  readonly annotations: readonly string[];
  readonly addedAt?: number;
  readonly modifiedAt?: number;
}

/** A file that Zotero keeps in its own folder. */
export interface ZoteroFile {
  readonly key: string;
  readonly group?: number;
  readonly path: string;
  readonly mimeType?: string;
  readonly title: string;
  /** Key of the item that it is attached to. */
  readonly parent?: string;
}

/** As Zotero itself links to it: opening it shows the item there. */
export const itemUrl = ({ key, group }: { readonly key: string; readonly group?: number }): string =>
  `${everything}/${group === undefined ? 'library' : `groups/${group}`}/items/${key}`;

export const everything = 'zotero://select';
