import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { createLinks, type DocumentLinks } from '../links.ts';
import { createTextOutput, type TextOutput } from '../text-output.ts';
import type { LegacyDocument } from './extract-legacy-word.ts';
import { readSummary } from './property-set.ts';
import { readObjects, type SlideObjects } from './slide-objects.ts';
import { recordAt, visitRecords, type SlideRecord } from './slide-records.ts';
import { textOfAtom, textsIn, types } from './slide-text.ts';

/** Lists of slides in the document, by what they list. */
const lists = { slides: 0, masters: 1, notes: 2 } as const;
/** Placeholders of a master that have text of their own: the footer. */
const footerPlaceholder = 9;
const documentBeginning = Buffer.from('0f00e803', 'hex');
const encryptedUser = 0xf3d1_c4df;

/** A slide in the order of the show, with the text of its outline. */
interface Listed {
  readonly object: number;
  readonly outline: string[];
}

/** Reads a presentation of PowerPoint 97 to 2003. */
export function readLegacySlides(file: CompoundFile): LegacyDocument {
  const stream = file.stream('PowerPoint Document') ?? file.lostStream(documentBeginning);
  if (stream === undefined) throw new RejectContent('There is no presentation in it.');
  const user = file.stream('Current User');
  if (file.has('EncryptedSummary') || (user !== undefined && user.length >= 16 && user.readUInt32LE(12) === encryptedUser))
    throw new SkipContent('It is protected with a password.', 'encrypted');
  const objects = readObjects(stream, user);
  const output = createTextOutput();
  const links = createLinks();
  const document = objects.document === undefined ? undefined : recordAt(stream, objects.document);
  if (document?.type === types.document) writeDocument({ stream, objects, output, links }, document);
  // A damaged directory leaves the texts as they come.
  if (output.length === 0)
    writeTexts(
      output,
      textsIn(stream, { ...everything, end: stream.length }).map(({ text }) => text),
    );
  const targets = links.targets();
  return { text: output.text(), metadata: { ...readSummary(file), ...(targets.length > 0 && { links: targets }) } };
}

const everything: SlideRecord = { type: 0, instance: 0, isContainer: true, start: 0, end: 0 };

interface Presentation {
  readonly stream: Buffer;
  readonly objects: SlideObjects;
  readonly output: TextOutput;
  readonly links: DocumentLinks;
}

/** Slides, then notes, then what is on the masters. */
function writeDocument({ stream, objects, output, links }: Presentation, document: SlideRecord): void {
  const { listed, footers } = readDocument(stream, document, links);
  const objectAt = (number: number): SlideRecord | undefined => recordAt(stream, objects.offsets.get(number) ?? -1);
  for (const list of [lists.slides, lists.notes]) {
    for (const { object, outline } of listed.get(list) ?? []) {
      writeTexts(output, outline);
      const record = objectAt(object);
      if (record !== undefined)
        writeTexts(
          output,
          textsIn(stream, record).map(({ text }) => text),
        );
      if (output.isFull()) return;
    }
  }
  const shown = new Set(output.text().split('\n'));
  const ofMasters = (listed.get(lists.masters) ?? []).flatMap(({ object }) => {
    const record = objectAt(object);
    return record === undefined ? [] : textsIn(stream, record);
  });
  const real = ofMasters.filter(({ placeholder }) => placeholder === 0 || placeholder === footerPlaceholder).map(({ text }) => text);
  writeTexts(
    output,
    [...new Set([...footers, ...real].flatMap((text) => text.split('\n')))].filter((line) => !shown.has(line)),
  );
}

interface DocumentTexts {
  readonly listed: ReadonlyMap<number, readonly Listed[]>;
  readonly footers: readonly string[];
}

function readDocument(stream: Buffer, document: SlideRecord, links: DocumentLinks): DocumentTexts {
  const listed = new Map<number, Listed[]>();
  const footers: string[] = [];
  let current: Listed[] | undefined;
  const around: SlideRecord[] = [];
  visitRecords(stream, document, {
    enter(record) {
      around.push(record);
      if (record.type === types.slideList) {
        current = listed.get(record.instance) ?? [];
        listed.set(record.instance, current);
      }
      return true;
    },
    leave(record) {
      around.pop();
      if (record.type === types.slideList) current = undefined;
    },
    atom(record) {
      if (record.type === types.slidePersist && record.end - record.start >= 4)
        current?.push({ object: stream.readUInt32LE(record.start), outline: [] });
      const text = textOfAtom(stream, record);
      if (text === undefined) return;
      if (record.type !== types.cString) current?.at(-1)?.outline.push(text);
      else if (around.at(-1)?.type === types.hyperlink && /^[a-z][a-z\d+.-]*:/i.test(text)) links.add(text);
      else if (around.at(-1)?.type === types.footers) footers.push(text);
    },
  });
  return { listed, footers };
}

/** A lone asterisk stands for a number or a date. */
function writeTexts(output: TextOutput, texts: readonly string[]): void {
  for (const text of texts) {
    if (text === '*') continue;
    output.line();
    output.write(text);
    output.line();
  }
}
