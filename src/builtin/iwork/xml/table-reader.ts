import type { XmlAttributes } from '../../../kit/xml-tokens/xml-attributes.ts';
import { appleDate } from '../apple-date.ts';

/** Reads the cells of a table, which follow each other row by row in its `datasource`. */
export interface TableReader {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** Takes a paragraph, if it stands in a cell. */
  text(paragraph: string): boolean;
}

/** Elements of cells: text, number, date, duration, checkbox, formula, menu, and those without a value. */
const cells = new Set(['t', 'n', 'd', 'du', 'cb', 'f', 'pm', 's', 'g', 'sl', 'st', 'rating', 'o', 'b', 'e', 'rb', 'ei', 'nc', 'pr']);
const results = new Set(['rn', 'rt', 'rd', 'rdu', 'rb', 'rs']);
/** The place of a cell is told as the distance from the one before: columns, and 256 for each row. */
const rowDistance = 256;
const mostChoices = 100_000;
const longestCell = 100_000;
const longestRow = 1_000_000;

export function createTableReader(addRow: (row: string) => void): TableReader {
  let isInside = false;
  let row: string[] = [];
  let rowLength = 0;
  let cell: string[] | undefined;
  let cellName = '';
  let place = 0;
  let choice: string | undefined;
  let isChoosing = false;
  /** Texts of what a menu offers, by id: the one that was chosen is referred to. */
  const choices = new Map<string, string>();

  function endRow(): void {
    addRow(row.join('\t'));
    row = [];
    rowLength = 0;
  }

  function openCell(name: string, attributes: XmlAttributes): void {
    const distance = Number(attributes.get('ct') ?? 1);
    const next = place + (Number.isSafeInteger(distance) ? distance : 1);
    if (Math.floor(next / rowDistance) !== Math.floor(place / rowDistance)) endRow();
    place = next;
    cell = [];
    cellName = name;
    addValue(attributes);
  }

  function addValue(attributes: XmlAttributes): void {
    const value = attributes.get('v');
    if (value !== undefined) add(shortNumber(value));
    const date = attributes.get('cell-date');
    if (date !== undefined) add(appleDate(Number(date)) ?? '');
  }

  function add(text: string): void {
    if (isChoosing) {
      if (choice !== undefined && choices.size < mostChoices && !choices.has(choice)) choices.set(choice, text.slice(0, longestCell));
    } else if (cell !== undefined && rowLength < longestRow) {
      cell.push(text.slice(0, longestCell));
      rowLength += Math.min(text.length, longestCell) + 1;
    }
  }

  return {
    open(name, attributes) {
      if (name === 'datasource') {
        isInside = true;
        place = 0;
        endRow();
      }
      if (!isInside) return;
      if (name === 'menu-choices') isChoosing = true;
      else if (name === 'ct') {
        const text = attributes.get('s');
        if (text !== undefined) add(text);
      } else if (name === 'proxied-cell-ref') add(choices.get(attributes.get('IDREF') ?? '') ?? '');
      else if (isChoosing && cells.has(name)) {
        choice = attributes.get('ID');
        addValue(attributes);
      } else if (cell === undefined && cells.has(name)) openCell(name, attributes);
      else if (cell !== undefined && results.has(name)) addValue(attributes);
    },
    close(name) {
      if (!isInside) return;
      if (name === 'menu-choices') isChoosing = false;
      else if (cell !== undefined && name === cellName && !isChoosing) {
        if (cell.length > 0) row.push(cell.join(' '));
        cell = undefined;
      } else if (name === 'datasource') {
        endRow();
        isInside = false;
        cell = undefined;
      }
    },
    text(paragraph) {
      if (cell === undefined) return false;
      add(paragraph.trim());
      return true;
    },
  };
}

/** Without the digits that only the binary form of a number has: `3702.5999999999999`. */
function shortNumber(value: string): string {
  const number = Number(value);
  return /^-?\d+\.\d{10,}$/.test(value) && Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value;
}
