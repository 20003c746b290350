import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import { createLinks } from '../links.ts';
import { createTextOutput } from '../text-output.ts';
import { openWord } from './open-word.ts';
import { readSummary } from './property-set.ts';
import { writeCharacters } from './word-characters.ts';
import { createParagraphLabels } from './word-lists.ts';
import { textOf } from './word-text.ts';

/** Text and metadata of a document of an older office program. */
export interface LegacyDocument {
  readonly text: string;
  readonly metadata: MetadataFields;
}

/** Of the texts behind the main one: headers, which sections repeat, and comments. */
const headers = 2;
const comments = 4;

const placeOfCommenters = 0x1ba;
const mostCommenters = 1000;

export function readLegacyWord(file: CompoundFile): LegacyDocument {
  const word = openWord(file);
  const text = textOf(word);
  const links = createLinks();
  const output = createTextOutput();
  const label = createParagraphLabels(word);
  const known = new Set<string>();
  let start = 0;
  for (const [index, length] of word.lengths.entries()) {
    const story = text.slice(start, start + length);
    if (index === headers) {
      const lines = createTextOutput();
      writeCharacters(story, { start, output: lines, links, label });
      for (const line of lines.text().split('\n')) {
        if (known.has(line)) continue;
        known.add(line);
        output.line();
        output.write(line);
      }
    } else writeCharacters(story, { start, output, links, label });
    output.line();
    start += length;
  }
  output.write(commenters(word.tableAt(placeOfCommenters)).join('\n'));
  output.line();
  const targets = links.targets();
  return {
    text: output.text(),
    metadata: {
      ...readSummary(file),
      ...((word.lengths[comments] ?? 0) > 0 && { hasComments: true }),
      ...(targets.length > 0 && { links: targets }),
    },
  };
}

/** Names, each with its length before it ([MS-DOC] 2.5.6, GrpXstAtnOwners). */
function commenters(table: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + 2 <= table.length && names.length < mostCommenters;) {
    const end = at + 2 + 2 * table.readUInt16LE(at);
    names.push(table.toString('utf16le', at + 2, end));
    at = end;
  }
  return names;
}
