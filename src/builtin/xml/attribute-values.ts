/** Attributes whose values are for programs: namespaces, identifiers, drawing. */
const technicalNames = new Set(
  'id idref class style d points transform viewBox version encoding width height x y x1 x2 y1 y2 cx cy r rx ry fill stroke'.split(' '),
);
const technicalPattern = /^(?:xmlns|xsi:|xml:(?!lang))|schemaLocation$/i;
const longest = 10_000;
const mostValues = 50_000;
const mostLinks = 200;

export interface AttributeValues {
  add(attributes: ReadonlyMap<string, string>): void;
  /** Values with words in them, each once, in order. */
  readonly texts: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

export function createAttributeValues(): AttributeValues {
  const texts = new Set<string>();
  const links = new Set<string>();
  return {
    add(attributes) {
      for (const [name, value] of attributes) {
        if (value.length > longest || texts.size > mostValues || !/\p{L}{2}/u.test(value) || isTechnical(name)) continue;
        texts.add(value.trim());
        if (links.size < mostLinks && /^https?:\/\/\S+$/.test(value)) links.add(value);
      }
    },
    texts,
    links,
  };
}

const isTechnical = (name: string): boolean => technicalNames.has(name) || technicalPattern.test(name);
