import { openCompoundFile, type CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { Content } from '../../../plugin/content.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';

const longest = 1024 ** 3;

/** The compound file that a document of an older office program is. Newer documents with a password are compound files, too. */
export async function openLegacy(content: Content): Promise<CompoundFile> {
  const file = openCompoundFile(await content.bytes({ start: 0, end: longest }));
  if (file === undefined) throw new RejectContent('It is no document of the kind that its name says.');
  if (file.has('EncryptedPackage')) throw new SkipContent('It is protected with a password.', 'encrypted');
  return file;
}
