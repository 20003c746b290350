import type { Content } from '../../plugin/content.ts';
import { catalogueMetadata, charsetOf } from './catalogue-header.ts';
import type { TranslationText } from './translation-text.ts';

const keyword = /^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ \t]+"(.*)"$/;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '' };

/** The charset that the header of the catalogue declares. */
export async function declaredCharset(content: Content): Promise<string | undefined> {
  const label = charsetOf(Buffer.from(await content.bytes({ start: 0, end: 8192 })).toString('latin1'));
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding;
  } catch {
    // `CHARSET` of templates, for example.
    return undefined;
  }
}

/** Messages, translations and comments of gettext ("The Format of PO Files"). References to source files and flags are left out. */
export function readPo(source: string): TranslationText {
  const lines: string[] = [];
  let current: { readonly keyword: string; text: string } | undefined;
  let isHeader = false;
  let header = '';

  function flush(): void {
    if (current === undefined) return;
    if (current.keyword === 'msgid') isHeader = current.text === '' && header === '';
    else if (current.keyword === 'msgstr' && isHeader) header = current.text;
    if (current.text !== '' && !(isHeader && current.keyword === 'msgstr')) lines.push(current.text.trimEnd());
    current = undefined;
  }

  for (const raw of source.split(/\r?\n/)) {
    // Messages that are not used any more are comments.
    const line = raw.replace(/^#~\|?[ \t]*/, '').trim();
    const [, name, text = ''] = keyword.exec(line) ?? [];
    if (name !== undefined) {
      flush();
      current = { keyword: name, text: unescape(text) };
    } else if (current !== undefined && /^".*"$/.test(line)) current.text += unescape(line.slice(1, -1));
    else {
      flush();
      const [, comment] = /^#(?:\.|[ \t])[ \t]*(.+)$/.exec(line) ?? [];
      if (comment !== undefined) lines.push(comment);
    }
  }
  flush();
  return { text: lines.join('\n'), metadata: catalogueMetadata(header) };
}

const unescape = (text: string): string =>
  text.includes('\\') ? text.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter) : text;
