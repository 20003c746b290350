import type { Content } from '../../plugin/content.ts';

const zip = 'PK';
const compoundFile = '\xd0\xcf\x11\xe0';

/** Whether the bytes begin like what these documents are: an archive, or a compound file where they have a password. */
export async function isPackage(content: Content): Promise<boolean> {
  const head = await headOf(content);
  return head.startsWith(zip) || head.startsWith(compoundFile);
}

export async function isArchive(content: Content): Promise<boolean> {
  return (await headOf(content)).startsWith(zip);
}

export async function isCompoundFile(content: Content): Promise<boolean> {
  return (await headOf(content)).startsWith(compoundFile);
}

/** OpenDocument is an archive, or XML. */
export async function isPackageOrXml(content: Content): Promise<boolean> {
  const head = await headOf(content);
  return head.startsWith(zip) || /^(?:\xef\xbb\xbf)?\s*</.test(head);
}

async function headOf(content: Content): Promise<string> {
  return Buffer.from(await content.bytes({ start: 0, end: 16 })).toString('latin1');
}
