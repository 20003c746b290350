import type { PageMetadata } from './page-metadata.ts';

/**
 * The text of a page to index. The description is often a person's own words for the page, as are titles for other places; there is no field for
 * them in the index.
 */
export function pageText(text: string, { description, otherTitles = [] }: PageMetadata): string {
  const said = [...otherTitles, description].filter((words) => words !== undefined && !text.includes(words));
  return [text, ...said].filter((part) => part !== '').join('\n');
}
