import { visitRecords, type SlideRecord } from './slide-records.ts';

/** Types of records ([MS-PPT] 2.13.24, [MS-ODRAW] 2.1). */
export const types = {
  document: 0x03e8,
  slide: 0x03ee,
  notes: 0x03f0,
  slidePersist: 0x03f3,
  mainMaster: 0x03f8,
  textChars: 0x0fa0,
  textBytes: 0x0fa8,
  text: 0x0f9f,
  cString: 0x0fba,
  footers: 0x0fd9,
  hyperlink: 0x0fd7,
  slideList: 0x0ff0,
  placeholder: 0x0bc3,
  comment: 0x2ee0,
  shape: 0xf004,
} as const;

/** A text on a slide, and the kind of placeholder that it is in; 0 for none. */
export interface SlideText {
  readonly text: string;
  readonly placeholder: number;
}

export function textOfAtom(stream: Buffer, { type, start, end }: SlideRecord): string | undefined {
  if (type === types.textChars || type === types.cString) return breaks(stream.toString('utf16le', start, start + ((end - start) & ~1)));
  // The lower bytes of UTF-16.
  return type === types.textBytes ? breaks(stream.toString('latin1', start, end)) : undefined;
}

/** Paragraphs end with a carriage return, lines with a vertical tab. */
const breaks = (text: string): string => text.replaceAll(/[\r\v]/g, '\n');

const mostTexts = 1_000_000;

/** The texts in a slide, a page of notes or a master: of shapes, footers and comments. */
export function textsIn(stream: Buffer, record: SlideRecord): readonly SlideText[] {
  const texts: SlideText[] = [];
  /** Texts of the shape that is open: its placeholder may come before or after them. */
  let ofShape: string[] = [];
  let placeholder = 0;
  const container: SlideRecord[] = [];
  visitRecords(stream, record, {
    enter(inner) {
      container.push(inner);
      return true;
    },
    leave(inner) {
      container.pop();
      if (inner.type !== types.shape) return;
      for (const text of ofShape) texts.push({ text, placeholder });
      ofShape = [];
      placeholder = 0;
    },
    atom(inner) {
      const around = container.at(-1)?.type;
      if (inner.type === types.placeholder && inner.end - inner.start >= 5) placeholder = stream.readUInt8(inner.start + 4);
      // Other strings are names of styles, sounds and programs.
      if (inner.type === types.cString && around !== types.comment && around !== types.footers) return;
      const text = texts.length + ofShape.length < mostTexts ? textOfAtom(stream, inner) : undefined;
      if (text === undefined) return;
      if (container.some(({ type }) => type === types.shape)) ofShape.push(text);
      else texts.push({ text, placeholder: 0 });
    },
  });
  return texts;
}
