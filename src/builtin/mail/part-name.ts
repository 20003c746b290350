import type { MimeHeader } from '../../kit/mime/header.ts';
import type { ParameterizedValue } from '../../kit/mime/parameters.ts';

const extensions: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/csv': 'csv',
  'message/rfc822': 'eml',
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'application/vnd.ms-tnef': 'tnef',
  'application/ms-tnef': 'tnef',
  'application/pkcs7-mime': 'p7m',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'audio/mpeg': 'mp3',
};

/** The name that the sender gave a part, if any. */
export function givenName(type: ParameterizedValue, disposition: ParameterizedValue): string | undefined {
  const name = disposition.parameters.get('filename') ?? type.parameters.get('name');
  return name === undefined ? undefined : safeName(name) || undefined;
}

/** A name for a part that has none: by the subject of a mail within, else by its place. */
export function madeUpName(mimeType: string, place: string, header?: MimeHeader): string {
  const extension = extensions[mimeType];
  const subject = safeName(header?.text('subject') ?? '').slice(0, 80);
  return `${subject || `part ${place}`}${extension === undefined ? '' : `.${extension}`}`;
}

/** Names are data: what would lead elsewhere in a path, or change how the line looks, is replaced. */
export function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is replaced
  const visible = name.replaceAll(/[\0-\x1f\x7f-\x9f/\\\u202a-\u202e\u2066-\u2069]/g, '_').trim();
  return /^\.*$/.test(visible) ? '' : visible.slice(-200);
}

/** Keys must differ within a mail: `a.txt`, `a (2).txt`. */
export function createKeys(): (name: string) => string {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return (name) => {
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let count = counts.get(name) ?? 0;
    let key = name;
    do {
      count += 1;
      if (count > 1) key = `${stem} (${count})${extension}`;
    } while (used.has(key));
    counts.set(name, count);
    used.add(key);
    return key;
  };
}
