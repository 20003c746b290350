import { readPart, type DocumentParts } from '../document-parts.ts';

/** Whether the manifest says that the content is encrypted (OpenDocument 1.3 part 2, 4): parts one by one, or all in one. */
export async function isEncrypted(parts: DocumentParts): Promise<boolean> {
  let path = '';
  let isContentEncrypted = parts.has('encrypted-package');
  await readPart(parts, 'META-INF/manifest.xml', {
    open(name, attributes) {
      if (name === 'file-entry') path = attributes.get('full-path') ?? '';
      else if (name === 'encryption-data' && (path === 'content.xml' || path === 'encrypted-package')) isContentEncrypted = true;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return isContentEncrypted;
}
