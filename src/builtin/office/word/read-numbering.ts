import type { List, ListLevel } from '../lists/list-counter.ts';
import { readPart, type DocumentParts } from '../document-parts.ts';

export interface Numbering {
  readonly definitions: ReadonlyMap<string, ReadonlyMap<number, ListLevel>>;
  readonly lists: ReadonlyMap<string, List>;
  /** Lists by the paragraph style that stands for one of their levels. */
  readonly styles: ReadonlyMap<string, { readonly definition: string; readonly level: number }>;
}

interface OpenList {
  readonly definition: string;
  readonly levels: Map<number, ListLevel>;
  readonly starts: Map<number, number>;
}

/** Definitions and lists of `numbering.xml` (ECMA-376 part 1, 17.9). */
export async function readNumbering(parts: DocumentParts, part: string | undefined): Promise<Numbering> {
  const definitions = new Map<string, Map<number, ListLevel>>();
  const lists = new Map<string, OpenList>();
  const styles = new Map<string, { readonly definition: string; readonly level: number }>();
  let target = new Map<number, ListLevel>();
  let definition = '';
  let list: OpenList | undefined;
  let listId = '';
  let index = 0;
  let level: { -readonly [Key in keyof ListLevel]: ListLevel[Key] } | undefined;

  if (part === undefined) return { definitions, lists, styles };
  await readPart(parts, part, {
    open(name, attributes) {
      const value = (): string => attributes.get('val') ?? '';
      const number = (): number => Number.parseInt(value(), 10) || 0;
      if (name === 'abstractNum') {
        definition = attributes.get('abstractNumId') ?? '';
        definitions.set(definition, (target = new Map()));
      } else if (name === 'num') {
        listId = attributes.get('numId') ?? '';
      } else if (name === 'abstractNumId') {
        list = { definition: value(), levels: new Map(), starts: new Map() };
        lists.set(listId, list);
        target = list.levels;
      } else if (name === 'lvlOverride' || name === 'lvl') {
        index = Number.parseInt(attributes.get('ilvl') ?? '', 10) || 0;
        if (name === 'lvl') level = { start: 1, format: 'decimal', text: '', isLegal: false };
      } else if (name === 'startOverride') list?.starts.set(index, number());
      else if (level === undefined) return;
      else if (name === 'start') level.start = number();
      else if (name === 'numFmt') level.format = value();
      else if (name === 'lvlText') level.text = value();
      else if (name === 'lvlRestart') level.restartsAfter = number();
      else if (name === 'isLgl') level.isLegal = !/^(?:0|false|off)$/.test(value());
      else if (name === 'pStyle' && list === undefined) styles.set(value(), { definition, level: index });
    },
    close(name) {
      if (name !== 'lvl' || level === undefined) return;
      target.set(index, level);
      level = undefined;
    },
    text: () => undefined,
  });
  return { definitions, lists, styles };
}
