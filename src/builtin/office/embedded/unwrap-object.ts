import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import { readPackage, type PackagedFile } from './read-package.ts';

/** Streams by which a compound file is a document of its own. */
const documents = [
  'WordDocument',
  'Workbook',
  'Book',
  'PowerPoint Document',
  'VisioDocument',
  '__properties_version1.0',
  'EncryptedPackage',
];

/** The file in an OLE object; `undefined` for controls, formulas and the like. `bytes` are those of the object. */
export function unwrapObject(object: CompoundFile, bytes: Uint8Array): PackagedFile | undefined {
  const native = object.stream('\u0001Ole10Native');
  if (native !== undefined) return readPackage(native);
  // Programs of the time of OOXML put the whole file here; Adobe's there.
  const whole = object.stream('Package') ?? object.stream('CONTENTS');
  if (whole !== undefined) return { bytes: whole };
  const isDocument = documents.some((name) => object.has(name));
  if (isDocument) return { bytes };
  const inner = object.stream('EmbeddedOdf');
  return inner === undefined ? undefined : { bytes: inner };
}
