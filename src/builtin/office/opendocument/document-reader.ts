import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import { createElementSkipper } from '../skip-element.ts';
import { createBodyReader } from './body-reader.ts';
import { createMetaReader } from './meta-reader.ts';
import type { OpenDocumentFile } from './open-document-file.ts';

const sections: ReadonlySet<string> = new Set(['body', 'meta', 'master-styles', 'scripts', 'module']);
/** Nothing that a person reads. */
const skipped: ReadonlySet<string> = new Set([
  'automatic-styles',
  'font-face-decls',
  'font-decls',
  'settings',
  'binary-data',
  'event-listeners',
]);

/** Reads `meta.xml`, `content.xml`, `styles.xml`, modules of macros, or a file that is all of them: what is what shows by the elements. */
export function createOpenDocumentReader(file: OpenDocumentFile): XmlStreamHandler {
  const skipper = createElementSkipper();
  const body = createBodyReader(file);
  const meta = createMetaReader(file);
  let section = '';
  /** Headers and footers are the text of master pages; what else is on them are placeholders. */
  let surroundings = 0;

  function readerOf(): XmlStreamHandler | undefined {
    if (section === 'meta') return meta;
    if (section === 'body' || surroundings > 0) return body;
    return undefined;
  }

  return {
    open(name, attributes) {
      if (skipper.open(name)) return;
      if (skipped.has(name)) return skipper.start(name);
      if (sections.has(name) && (section === '' || section === 'scripts')) {
        section = name;
        if (name === 'module') file.marks.add('hasMacros');
        return;
      }
      // A formula is a document of MathML.
      if (section === '' && name === 'math') section = 'body';
      if (section === 'master-styles' && isSurrounding(name)) surroundings += 1;
      readerOf()?.open(name, attributes);
    },
    close(name) {
      if (skipper.close(name)) return;
      readerOf()?.close(name);
      if (section === 'master-styles' && isSurrounding(name)) surroundings -= 1;
      if (name === section) section = '';
      if (name === 'module') file.output.line();
    },
    text(piece) {
      if (skipper.isSkipping()) return;
      // The text of a macro is that of its element.
      if (section === 'module') file.output.write(piece);
      else readerOf()?.text(piece);
    },
  };
}

const isSurrounding = (name: string): boolean => /^(?:header|footer)(?:-left|-first)?$/.test(name);
