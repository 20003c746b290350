import { readXml } from '../../kit/xml-tokens/read-xml.ts';

/** Elements whose text names the element around them, and which that may be; titles name any. */
const namings: Readonly<Record<string, string | undefined>> = {
  title: undefined,
  command: 'cmdsynopsis',
  function: 'funcsynopsis',
  term: 'varlistentry',
  glossterm: 'glossentry',
  refname: 'refentry',
};
const deepest = 100;
const longest = 300;
const mostLabels = 50_000;
/** Characters in all: a reference is short, and what it reads as need not be. */
const mostText = 2_000_000;

type Attributes = ReadonlyMap<string, string>;

interface Identified {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
}

/** What a cross-reference of DocBook reads as: the title of what it refers to, or what is to be read instead of it. */
export type CrossReferences = (attributes: Attributes) => string;

/** Finds what all elements are called that have an id; references may come before them. */
export function findCrossReferences(xml: string): CrossReferences {
  const labels = new Map<string, string>();
  const open: Identified[] = [];
  let depth = 0;
  let capture: { readonly id: string; readonly depth: number; text: string } | undefined;

  function add(id: string, text: string): void {
    const tidy = text.replaceAll(/\s+/g, ' ').trim();
    if (tidy !== '' && !labels.has(id) && labels.size < mostLabels) labels.set(id, tidy);
  }

  /** The id that the text of an element stands for: its own, or that of what it names. */
  function labelled(name: string, own: string | undefined): string | undefined {
    if (name === 'titleabbrev' || name === 'subtitle') return own;
    if (!Object.hasOwn(namings, name)) return undefined;
    const owner = open.at(-1);
    const wanted = namings[name];
    return own ?? (wanted === undefined || owner?.name === wanted ? owner?.id : undefined);
  }

  readXml(xml, {
    open(name, attributes) {
      depth += 1;
      const own = attributes.get('id') ?? attributes.get('xml:id');
      const id = capture === undefined ? labelled(name, own) : undefined;
      if (id !== undefined && !labels.has(id)) capture = { id, depth, text: '' };
      if (own === undefined || open.length >= deepest) return;
      add(own, (attributes.get('xreflabel') ?? '').slice(0, longest));
      open.push({ id: own, name, depth });
    },
    text(piece) {
      if (capture !== undefined && capture.text.length < longest) capture.text += piece.slice(0, longest);
    },
    close() {
      if (capture?.depth === depth) {
        add(capture.id, capture.text);
        capture = undefined;
      }
      if (open.at(-1)?.depth === depth) open.pop();
      depth = Math.max(0, depth - 1);
    },
  });
  let left = mostText;
  return (attributes) => {
    const target = attributes.get('linkend') ?? attributes.get('xlink:href')?.replace(/^#/, '') ?? '';
    const label = labels.get(attributes.get('endterm') ?? '') ?? labels.get(target) ?? '';
    left -= label.length;
    return left < 0 ? '' : label;
  };
}
