import { decodeBytes } from '../../kit/mime/charset.ts';
import { mergeAlternatives } from './alternatives.ts';
import { joinFlowed } from './flowed.ts';
import { readHtmlBody } from './html-body.ts';
import { separatePlain, type InlineFile } from './inline-files.ts';
import type { TextPart } from './read-parts.ts';

export interface MailBody {
  readonly text: string;
  readonly links: readonly string[];
  readonly files: readonly InlineFile[];
  readonly encrypted: boolean;
  readonly signed: boolean;
}

/** The text of a mail: its parts in order, each said once. `decodeUnknown` decodes what nothing is known of. */
export function bodyText(parts: readonly TextPart[], decodeUnknown: (bytes: Uint8Array) => string): MailBody {
  const texts: string[] = [];
  const links = new Set<string>();
  const files: InlineFile[] = [];
  const groups = new Set<number>();
  let [encrypted, signed] = [false, false];

  function read(part: TextPart): string {
    if (part.kind === 'html') {
      const html = readHtmlBody(part.bytes, part.charset);
      for (const link of html.links) links.add(link);
      return html.text;
    }
    const decoded = part.isOfUnknownCharset ? decodeUnknown(part.bytes) : decodeBytes(part.bytes, part.charset);
    if (part.kind === 'other') return decoded.replaceAll(/<[a-z/][^<>]{0,80}>/gi, ' ');
    const plain = separatePlain(part.isFlowed ? joinFlowed(decoded, part.deletesSpace) : decoded);
    files.push(...plain.files);
    encrypted ||= plain.encrypted;
    signed ||= plain.signed;
    return plain.text;
  }

  for (const part of parts) {
    if (part.group === undefined) texts.push(read(part));
    else if (!groups.has(part.group)) {
      groups.add(part.group);
      const forms = parts.filter(({ group }) => group === part.group);
      const join = (chosen: readonly TextPart[]): string => chosen.map(read).join('\n');
      const plain = join(forms.filter(({ kind }) => kind === 'plain'));
      texts.push(mergeAlternatives(plain, join(forms.filter(({ kind }) => kind !== 'plain'))));
    }
  }
  const text = texts.map((piece) => piece.trim()).filter((piece) => piece !== '');
  return { text: text.join('\n\n'), links: [...links], files, encrypted, signed };
}
