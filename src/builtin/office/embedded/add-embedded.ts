import { openCompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { unwrapObject } from './unwrap-object.ts';

/** Hands on a file that is embedded in a document: as it is, or taken out of the OLE object that it is wrapped in. */
export async function addEmbedded(host: ContentExtractorHost, key: string, bytes: Uint8Array): Promise<void> {
  const object = openCompoundFile(bytes);
  if (object === undefined) return host.addContent({ key, bytes });
  const file = unwrapObject(object, bytes);
  if (file === undefined) return;
  const { name, originalPaths } = file;
  await host.addContent({
    key: name === undefined ? key : `${key}/${name}`,
    bytes: file.bytes,
    ...(originalPaths !== undefined && { metadata: { originalPaths } }),
  });
}
