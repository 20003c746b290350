import { readPart, type DocumentParts } from '../document-parts.ts';

export interface SheetEntry {
  readonly name: string;
  readonly relationship: string;
  readonly state: string;
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  /** Names that people gave to cells, values and formulas. */
  readonly names: readonly string[];
  readonly is1904: boolean;
}

const mostSheets = 10_000;

export async function readWorkbook(parts: DocumentParts, part: string): Promise<WorkbookPart> {
  const sheets: SheetEntry[] = [];
  const names: string[] = [];
  let is1904 = false;
  await readPart(parts, part, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes.get('date1904') ?? '');
      else if (name === 'sheet' && sheets.length < mostSheets) {
        sheets.push({
          name: attributes.get('name') ?? '',
          relationship: attributes.get('r:id') ?? attributes.get('id') ?? '',
          state: attributes.get('state') ?? 'visible',
        });
      } else if (name === 'definedName' && names.length < mostSheets) {
        const defined = attributes.get('name') ?? '';
        if (!defined.startsWith('_')) names.push(defined);
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, names: [...new Set(names)], is1904 };
}

/** Names of all sheets, and of those that are hidden, as fields. */
export function sheetNames(sheets: readonly SheetEntry[]): {
  readonly sheets: readonly string[];
  readonly hiddenSheets?: readonly string[];
} {
  const hidden = sheets.filter(({ state }) => state !== 'visible').map(({ name }) => name);
  return { sheets: sheets.map(({ name }) => name), ...(hidden.length > 0 && { hiddenSheets: hidden }) };
}
