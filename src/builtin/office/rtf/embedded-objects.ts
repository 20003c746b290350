import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { addEmbedded } from '../embedded/add-embedded.ts';
import { readPackage } from '../embedded/read-package.ts';

/** Hands on the files in embedded objects, which are written as OLE 1.0 does ([MS-OLEDS] 2.2.5): version, kind, three names, data. */
export async function addObjects(host: ContentExtractorHost, objects: readonly string[]): Promise<void> {
  for (const [index, digits] of objects.entries()) {
    const bytes = Buffer.from(digits.replaceAll(/[^\da-f]/gi, ''), 'hex');
    const header = readHeader(bytes);
    if (header === undefined) continue;
    const key = `object-${index + 1}`;
    const data = bytes.subarray(header.end + 4);
    // The length before the data is what a package begins with.
    const file = header.className === 'Package' ? readPackage(bytes.subarray(header.end)) : undefined;
    if (file === undefined) await addEmbedded(host, key, data);
    else {
      const { name, originalPaths } = file;
      await host.addContent({
        key: name === undefined ? key : `${key}/${name}`,
        bytes: file.bytes,
        ...(originalPaths !== undefined && { metadata: { originalPaths } }),
      });
    }
  }
}

const embedded = 2;

function readHeader(bytes: Buffer): { readonly className: string; readonly end: number } | undefined {
  if (bytes.length < 12 || bytes.readUInt32LE(4) !== embedded) return undefined;
  let end = 8;
  let className = '';
  for (let index = 0; index < 3; index += 1) {
    if (end + 4 > bytes.length) return undefined;
    const length = bytes.readUInt32LE(end);
    if (index === 0) className = bytes.toString('latin1', end + 4, end + 4 + Math.min(length, 256)).replace(/\0.*$/s, '');
    end += 4 + length;
  }
  return end + 4 <= bytes.length ? { className, end } : undefined;
}
