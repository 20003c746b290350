const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** Programming languages, of which most have a type of their own below `text/x-`. */
const programming =
  'c c++ csharp java kotlin python ruby rust go swift scala haskell lua perl dart elixir erlang clojure julia r zig nim d fsharp ocaml pascal ' +
  'fortran ada cobol groovy objectivec powershell vb vue svelte typescript common-lisp scheme emacs-lisp prolog asm verilog vhdl glsl solidity ' +
  'text/javascript text/jsx text/tsx application/x-sh application/x-perl application/x-httpd-php application/x-tcl application/x-bat application/sql';

/** What people call kinds of files, as MIME types or prefixes of them. */
const mediaTypes = new Map<string, readonly string[]>(
  Object.entries({
    archive: [
      'application/zip',
      'application/x-tar',
      'application/gzip',
      'application/x-bzip2',
      'application/x-xz',
      'application/zstd',
      'application/x-7z-compressed',
      'application/vnd.rar',
    ],
    audio: ['audio/'],
    csv: ['text/csv', 'text/tab-separated-values'],
    code: programming.split(' ').map((language) => (language.includes('/') ? language : `text/x-${language}`)),
    document: [
      'application/msword',
      'application/rtf',
      `${openXml}.wordprocessingml.document`,
      `${openXml}.wordprocessingml.template`,
      'application/vnd.ms-word.document.macroenabled.12',
      'application/vnd.ms-word.template.macroenabled.12',
      'application/vnd.ms-wordml',
      `${openDocument}.text`,
      `${openDocument}.text-template`,
      'application/vnd.sun.xml.writer',
      'application/vnd.stardivision.writer',
      'application/vnd.wordperfect',
      'application/vnd.ms-works',
      'application/x-mspublisher',
      'application/x-hwp',
      'application/x-abiword',
      'application/vnd.adobe.indesign-idml-package',
      'application/vnd.ms-xpsdocument',
      'application/oxps',
      'application/vnd.apple.pages',
      'application/vnd.apple.iwork',
    ],
    ebook: [
      'application/epub+zip',
      'application/x-mobipocket-ebook',
      'application/vnd.amazon.ebook',
      'application/vnd.amazon.mobi8-ebook',
      'application/x-fictionbook+xml',
      'application/vnd.comicbook+zip',
      'application/vnd.ms-htmlhelp',
    ],
    font: ['font/'],
    html: ['text/html', 'application/xhtml+xml'],
    image: ['image/'],
    json: ['application/json'],
    mail: ['message/rfc822', 'application/mbox', 'application/vnd.ms-outlook', 'application/vnd.ms-outlook-pst', 'application/vnd.ms-tnef'],
    markdown: ['text/markdown'],
    pdf: ['application/pdf'],
    plain: ['text/plain'],
    presentation: [
      'application/vnd.ms-powerpoint',
      'application/vnd.ms-powerpoint.presentation.macroenabled.12',
      'application/vnd.ms-powerpoint.slideshow.macroenabled.12',
      'application/vnd.ms-powerpoint.template.macroenabled.12',
      `${openXml}.presentationml.presentation`,
      `${openXml}.presentationml.slideshow`,
      `${openXml}.presentationml.template`,
      `${openDocument}.presentation`,
      'application/vnd.sun.xml.impress',
      'application/vnd.stardivision.impress',
      'application/vnd.apple.keynote',
    ],
    spreadsheet: [
      'application/vnd.ms-excel',
      'application/vnd.ms-excel.sheet.macroenabled.12',
      'application/vnd.ms-excel.sheet.binary.macroenabled.12',
      'application/vnd.ms-excel.template.macroenabled.12',
      `${openXml}.spreadsheetml.sheet`,
      `${openXml}.spreadsheetml.template`,
      `${openDocument}.spreadsheet`,
      'application/vnd.sun.xml.calc',
      'application/vnd.stardivision.calc',
      'application/vnd.lotus-1-2-3',
      'application/x-quattro-pro',
      'application/vnd.apple.numbers',
    ],
    text: ['text/'],
    video: ['video/'],
    xml: ['application/xml', 'text/xml'],
    yaml: ['application/yaml'],
  }),
);

const synonyms = new Map<string, string>(
  Object.entries({
    book: 'ebook',
    calc: 'spreadsheet',
    email: 'mail',
    epub: 'ebook',
    excel: 'spreadsheet',
    md: 'markdown',
    help: 'ebook',
    keynote: 'presentation',
    message: 'mail',
    movie: 'video',
    music: 'audio',
    photo: 'image',
    picture: 'image',
    powerpoint: 'presentation',
    slides: 'presentation',
    program: 'code',
    sheet: 'spreadsheet',
    slideshow: 'presentation',
    sound: 'audio',
    word: 'document',
    zip: 'archive',
  }),
);

/** The names that `type:` takes, apart from synonyms. */
export const mediaTypeNames: readonly string[] = Array.from(mediaTypes.keys());

/** MIME types for the value of `type:`; `image/*` and `images` are `image/`. `undefined` for a name that nobody knows. */
export function mediaTypesFor(value: string): readonly string[] | undefined {
  const name = value.toLowerCase();
  if (name.includes('/')) return [name.replace(/[*;\s].*$/s, '')];
  return named(name) ?? named(name.replace(/s$/, ''));
}

function named(name: string): readonly string[] | undefined {
  return mediaTypes.get(synonyms.get(name) ?? name);
}

/** Whether text of this type cannot mark what its title is. */
export const isUnmarked = (mimeType: string): boolean => mimeType === 'text/plain';
