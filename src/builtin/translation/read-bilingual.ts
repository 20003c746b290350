import { readXmlBytes } from '../../kit/xml-tokens/read-xml-bytes.ts';
import type { TranslationText } from './translation-text.ts';

/** Elements of XLIFF 1.2 and 2, and of TMX 1.4, whose text is for people. */
const shown = new Set(['source', 'target', 'note', 'seg', 'prop']);
/** Codes of the original format within the text. */
const codes = new Set(['bpt', 'ept', 'ph', 'it', 'ut', 'hi-code', 'sub']);
const units = new Set(['trans-unit', 'unit', 'tu']);
const longest = 64 * 1024 ** 2;
const mostNames = 1000;

/** Texts in two or more languages, a text a line. */
export async function readBilingual(stream: AsyncIterable<Uint8Array>): Promise<TranslationText> {
  const lines: string[] = [];
  const files = new Set<string>();
  const targets = new Set<string>();
  let source: string | undefined;
  let unitCount = 0;
  let fileCount = 0;
  let depth = 0;
  let hidden = 0;
  let text = '';
  let length = 0;

  await readXmlBytes(
    stream,
    {
      open(name, attributes) {
        if (shown.has(name)) depth += 1;
        else if (codes.has(name)) hidden += 1;
        else if (units.has(name)) unitCount += 1;
        else if (name === 'file') {
          fileCount += 1;
          const original = attributes.get('original');
          if (original !== undefined && files.size < mostNames) files.add(original);
        }
        source ??= attributes.get('source-language') ?? attributes.get('srclang') ?? attributes.get('srcLang');
        const target =
          attributes.get('target-language') ?? attributes.get('trgLang') ?? (name === 'tuv' ? attributes.get('xml:lang') : undefined);
        if (target !== undefined && targets.size < mostNames) targets.add(target);
      },
      text(piece) {
        if (depth > 0 && hidden === 0) text += piece;
      },
      close(name) {
        if (codes.has(name)) hidden = Math.max(0, hidden - 1);
        if (!shown.has(name)) return;
        depth = Math.max(0, depth - 1);
        hidden = 0;
        if (depth > 0) return;
        const line = text.replaceAll(/\s+/g, ' ').trim();
        if (line !== '') lines.push(line);
        length += line.length;
        text = '';
      },
    },
    () => length > longest,
  );
  targets.delete(source ?? '');
  return {
    text: [...files, ...lines].join('\n'),
    metadata: {
      ...(source !== undefined && { sourceLanguage: source }),
      ...(targets.size > 0 && { targetLanguages: [...targets] }),
      ...(fileCount > 0 && { fileCount }),
      ...(unitCount > 0 && { unitCount }),
    },
  };
}
