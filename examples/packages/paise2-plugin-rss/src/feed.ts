import { hash } from 'node:crypto';

/** An entry as any kind of feed has it. A type, not an interface, so that it is JSON to the compiler too. */
export type Entry = {
  /** Unique within the feed, the same whenever it is loaded. */
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** As the feed says it; may be no date at all. */
  readonly date: string;
  /** HTML. */
  readonly content: string;
};

export interface Feed {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** An identifier becomes part of a URL and of a key: what is long or has line breaks is told by its digest. */
export const shortId = (id: string): string => (id.length <= 300 && !/\s/.test(id) ? id : hash('sha256', id));
