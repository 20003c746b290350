import { readPart, type DocumentParts } from '../document-parts.ts';

/** What a paragraph style says that matters here. */
export interface ParagraphStyle {
  readonly isHeading: boolean;
  readonly isTitle: boolean;
  readonly list?: string;
  readonly level?: number;
}

interface RawStyle {
  name: string;
  basedOn: string;
  outline: number | undefined;
  list: string | undefined;
  level: number | undefined;
}

const deepest = 20;

/** Paragraph styles by id, with what they take from those that they are based on (ECMA-376 part 1, 17.7). */
export async function readStyles(parts: DocumentParts, part: string | undefined): Promise<ReadonlyMap<string, ParagraphStyle>> {
  const raw = new Map<string, RawStyle>();
  let style: RawStyle | undefined;
  if (part === undefined) return new Map();
  await readPart(parts, part, {
    open(name, attributes) {
      if (name === 'style') {
        style = { name: '', basedOn: '', outline: undefined, list: undefined, level: undefined };
        raw.set(attributes.get('styleId') ?? '', style);
      }
      if (style === undefined) return;
      const value = (): string => attributes.get('val') ?? '';
      if (name === 'name') style.name = value().toLowerCase();
      else if (name === 'basedOn') style.basedOn = value();
      else if (name === 'outlineLvl') style.outline = Number.parseInt(value(), 10);
      else if (name === 'numId') style.list = value();
      else if (name === 'ilvl') style.level = Number.parseInt(value(), 10) || 0;
    },
    close(name) {
      if (name === 'style') style = undefined;
    },
    text: () => undefined,
  });
  return new Map(Array.from(raw.keys(), (id) => [id, inherited(raw, id)]));
}

function inherited(raw: ReadonlyMap<string, RawStyle>, id: string): ParagraphStyle {
  const line: RawStyle[] = [];
  for (let style = raw.get(id); style !== undefined && line.length < deepest; style = raw.get(style.basedOn)) line.push(style);
  const outline = line.find((style) => style.outline !== undefined)?.outline;
  const list = line.find((style) => style.list !== undefined)?.list;
  const level = line.find((style) => style.level !== undefined)?.level;
  return {
    isHeading: (outline !== undefined && outline < 9) || line.some(({ name }) => /^heading \d$/.test(name)),
    isTitle: line[0]?.name === 'title',
    ...(list !== undefined && { list }),
    ...(level !== undefined && { level }),
  };
}
