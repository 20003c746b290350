const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

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
    document: ['application/msword', 'application/rtf', `${openXml}.wordprocessingml.document`, `${openDocument}.text`],
    ebook: ['application/epub+zip', 'application/x-mobipocket-ebook', 'application/vnd.amazon.ebook'],
    font: ['font/'],
    html: ['text/html', 'application/xhtml+xml'],
    image: ['image/'],
    json: ['application/json'],
    mail: ['message/rfc822', 'application/mbox', 'application/vnd.ms-outlook'],
    markdown: ['text/markdown'],
    pdf: ['application/pdf'],
    plain: ['text/plain'],
    presentation: ['application/vnd.ms-powerpoint', `${openXml}.presentationml.presentation`, `${openDocument}.presentation`],
    spreadsheet: ['application/vnd.ms-excel', `${openXml}.spreadsheetml.sheet`, `${openDocument}.spreadsheet`],
    text: ['text/'],
    video: ['video/'],
    xml: ['application/xml', 'text/xml'],
    yaml: ['application/yaml'],
  }),
);

const synonyms = new Map<string, string>(
  Object.entries({
    book: 'ebook',
    email: 'mail',
    epub: 'ebook',
    excel: 'spreadsheet',
    md: 'markdown',
    message: 'mail',
    movie: 'video',
    music: 'audio',
    photo: 'image',
    picture: 'image',
    powerpoint: 'presentation',
    slides: 'presentation',
    sound: 'audio',
    word: 'document',
    zip: 'archive',
  }),
);

/** MIME types for the value of `type:`; `image/*` and `images` are `image/`. `undefined` for a name that nobody knows. */
export function mediaTypesFor(value: string): readonly string[] | undefined {
  const name = value.toLowerCase();
  if (name.includes('/')) return [name.replace(/\*+$/, '').replace(/\s*;.*$/s, '')];
  return named(name) ?? named(name.replace(/s$/, ''));
}

function named(name: string): readonly string[] | undefined {
  return mediaTypes.get(synonyms.get(name) ?? name);
}
