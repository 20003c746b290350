/** What a person should know of a reason: a sentence, and the option that has a say, if one does. */
export interface ReasonWords {
  readonly text: string;
  /** Dotted name, as in the configuration. */
  readonly option?: string;
}

/** The codes of `docs/user/troubleshooting.md`. */
const known: Readonly<Record<string, ReasonWords>> = {
  changed: { text: 'They changed while they were read. They are read again when they are quiet.' },
  corrupt: { text: 'Their content is broken.' },
  crash: { text: 'The process that read them died.' },
  damaged: { text: 'Their content is damaged.' },
  declined: { text: 'They are damaged, or something else than they seem: no plugin would read them.' },
  disabled: { text: 'The option that reads them is off.', option: 'sqlite.enabled' },
  empty: { text: 'They are empty.' },
  encrypted: { text: 'They are encrypted.' },
  'limit:bytes': { text: 'They hold more than is read of one file.' },
  'limit:depth': { text: 'They are nested deeper than is followed.' },
  'limit:members': { text: 'They have more parts than are read.' },
  'limit:pages': { text: 'They have more pages than are read.' },
  'limit:produced': { text: 'They unpack to more than is read.' },
  'limit:rows': { text: 'They have more rows than are read.', option: 'sqlite.mostRows' },
  'limit:text': { text: 'They have more text than is kept of one item.' },
  'link-target': { text: 'They link to something that cannot be looked at.' },
  memory: { text: 'Reading them took too much memory.', option: 'paise2.workers.memory' },
  missing: { text: 'They were gone when they were to be read.' },
  'needs-ocr': { text: 'Their pages are pictures without text.', option: 'pdf.ocr' },
  'no-fetcher': { text: 'No plugin fetches addresses of this kind.' },
  'not-a-file': { text: 'They are pipes, sockets or devices.' },
  'path-too-long': { text: 'Their paths are longer than the system allows.' },
  permission: { text: 'You may not read them. Give yourself the permission, or exclude them.', option: 'files.exclude' },
  'program-failed': { text: 'The program that reads them failed.', option: 'command.extractors' },
  'program-missing': { text: 'The program that reads them is not there.', option: 'command.extractors' },
  secret: { text: 'By their names they hold secrets.', option: 'files.allowSecrets' },
  timeout: { text: 'Reading them took too long.', option: 'paise2.workers.total' },
  'too-large': { text: 'They are too large.', option: 'files.maxFileSize' },
  unavailable: { text: 'The disk or network drive they are on is not there. What was indexed of them stays.' },
  unreadable: { text: 'The system cannot read them. Check the disk.' },
  unsupported: { text: 'No plugin reads files of their type. They are found by name.' },
  'worker-died': { text: 'The process that read them died.' },
};

/** Plugins have reasons of their own as well. */
export const wordsOf = (code: string): ReasonWords =>
  Object.hasOwn(known, code) ? (known[code] as ReasonWords) : { text: `The plugin that reads them says “${code}”.` };
