export const octetStream = 'application/octet-stream';

/** One name for types that go by several, so that extractors need to list one. */
const aliases: Readonly<Record<string, string>> = {
  'application/csv': 'text/csv',
  'application/javascript': 'text/javascript',
  'application/node': 'text/javascript',
  'application/x-javascript': 'text/javascript',
  'application/ecmascript': 'text/javascript',
  'application/x-gzip': 'application/gzip',
  'application/x-ndjson': 'application/jsonl',
  'application/ndjson': 'application/jsonl',
  'application/x-pdf': 'application/pdf',
  'application/x-rar-compressed': 'application/vnd.rar',
  'application/x-yaml': 'application/yaml',
  'application/x-zip-compressed': 'application/zip',
  'audio/mp3': 'audio/mpeg',
  'audio/vnd.wave': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'binary/octet-stream': octetStream,
  'application/x-download': octetStream,
  'application/force-download': octetStream,
  'application/unknown': octetStream,
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-ms-bmp': 'image/bmp',
  'text/rtf': 'application/rtf',
  'text/x-vcard': 'text/vcard',
  'text/x-markdown': 'text/markdown',
  'text/x-web-markdown': 'text/markdown',
  'text/x-yaml': 'application/yaml',
  'text/xml': 'application/xml',
  'text/yaml': 'application/yaml',
};

/** Text that is not `text/…` by its registration. */
const applicationText = new Set(
  `json json5 jsonl xml xml-dtd yaml toml sql graphql mbox rtf postscript x-tex x-bibtex x-latex x-texinfo x-subrip x-troff x-desktop
   x-mswinurl x-endnote-refer nbib x-research-info-systems x-sh x-csh x-perl x-tcl
   x-httpd-php x-bat x-ns-proxy-autoconfig x-java-jnlp-file sparql-query n-triples n-quads trig pgp-keys pgp-signature mathematica`
    .split(/\s+/)
    .map((name) => `application/${name}`),
);

/** Lower case, without parameters, by the name that we use. `undefined` for what is no MIME type. */
export function canonicalType(type: string): string | undefined {
  const plain = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(plain)) return undefined;
  return aliases[plain] ?? plain;
}

/** Types that say little: the bytes may know better. */
export const isGenericType = (type: string): boolean => type === octetStream || type === 'text/plain' || type === 'application/xml';

export const isTextType = (type: string): boolean =>
  type.startsWith('text/') ||
  type.startsWith('message/') ||
  /\+(?:xml|json|yaml)$/.test(type) ||
  applicationText.has(type) ||
  type === 'image/vnd.dxf';
