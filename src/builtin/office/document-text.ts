import { cleanText } from '../../kit/plain-text/clean-text.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { hiddenTargets } from './links.ts';

/** A longer text is not looked through for what may be in it. */
const searchedLength = 4 * 1024 ** 2;

/**
 * The text to index: what was read, then what the document says about itself in words and where its links lead, as these have no field of their
 * own in the index.
 */
export function documentText(text: string, { subject, description, links = [] }: MetadataFields): string {
  const said = [subject, description].filter((words) => words !== undefined && (text.length > searchedLength || !text.includes(words)));
  return cleanText([text, ...said, hiddenTargets(text, links)].filter((part) => part !== '').join('\n'));
}
