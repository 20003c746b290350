import { openCompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { Content } from '../../../plugin/content.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { partsOf, type DocumentParts } from '../document-parts.ts';

/** The parts of a document of Office 2007 or later. With a password it is a compound file with the archive inside, encrypted ([MS-OFFCRYPTO]). */
export async function openOoxml(content: Content): Promise<DocumentParts> {
  const parts = await partsOf(content);
  if (parts !== undefined) return parts;
  const object = openCompoundFile(await content.bytes());
  if (object?.has('EncryptedPackage') === true) throw new SkipContent('It is protected with a password.', 'encrypted');
  throw new RejectContent('It is no document of the kind that its name says.');
}
