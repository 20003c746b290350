import { openZipParts, type ZipParts } from '../../kit/zip/index.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { RejectContent } from '../../plugin/outcomes.ts';

/** The parts of a book that is an archive. */
export async function openParts(content: Content): Promise<ZipParts> {
  const parts = await openZipParts({ size: content.size, bytes: (start, end) => content.bytes({ start, end }) });
  if (parts === undefined) throw new RejectContent('It is no archive, as such books are.');
  return parts;
}

export function markProblems(host: ContentExtractorHost, parts: ZipParts): void {
  const problems = parts.problems();
  if (problems.has('encrypted')) host.markPartial({ code: 'encrypted', text: 'A part of it is encrypted.' });
  else if (problems.has('too-large')) host.markPartial({ code: 'too-large', text: 'A part of it unpacks to more than is read.' });
  else if (problems.size > 0) host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' });
}
