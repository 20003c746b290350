import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { SkipContent } from '../../../plugin/outcomes.ts';
import { documentText } from '../document-text.ts';
import { openLegacy } from './open-legacy.ts';
import { readSummary } from './property-set.ts';

/** Many programs keep their documents in compound files, and say in the same streams who made them, when and what for. */
export async function extractProperties(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const fields = readSummary(await openLegacy(content));
  if (Object.keys(fields).length === 0) throw new SkipContent('There is nothing in it of a kind that is read.', 'unsupported');
  await host.addItem(documentText('', fields), metadata.merge(fields));
  host.markPartial({ code: 'unsupported', text: 'Only what it says about itself is read.' });
}
