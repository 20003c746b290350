import { readPart, type DocumentParts } from '../document-parts.ts';
import { oneLine } from './one-line.ts';

const mostCharacters = 64 * 1024 ** 2;

/** Texts that cells refer to by index, each in one line. Readings of characters are put behind their word, where they do not tear it apart. */
export async function readSharedStrings(parts: DocumentParts, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let reading = '';
  let isText = false;
  let isReading = false;
  let left = mostCharacters;
  if (part === undefined) return strings;
  await readPart(
    parts,
    part,
    {
      open(name) {
        if (name === 't') isText = true;
        else if (name === 'rPh') isReading = true;
      },
      close(name) {
        if (name === 't') isText = false;
        else if (name === 'rPh') isReading = false;
        else if (name === 'si') {
          strings.push(oneLine(reading === '' ? text : `${text} ${reading}`));
          left -= text.length + reading.length + 1;
          text = '';
          reading = '';
        }
      },
      text(piece) {
        if (!isText) return;
        if (isReading) reading += piece;
        else text += piece;
      },
    },
    () => left < 0,
  );
  return strings;
}
