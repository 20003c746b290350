import type { Attributes } from './read-attributes.ts';
import { tellingWords } from './telling-words.ts';

/**
 * What an element says of itself: `furniture` is never content, `beside` stands beside it, `remarks` are comments, notes and boxes,
 * whose sentences count.
 * Most say nothing.
 */
export type Telling = 'furniture' | 'beside' | 'remarks' | undefined;

const tags: ReadonlyMap<string, Telling> = new Map<string, Telling>([
  ...['nav', 'dialog', 'menu'].map((name) => [name, 'furniture'] as const),
  ...['footer', 'header', 'select', 'button', 'textarea', 'noscript'].map((name) => [name, 'beside'] as const),
  ['aside', 'remarks'],
]);
const roles: ReadonlySet<string> = new Set(
  'alertdialog banner complementary contentinfo dialog menu menubar navigation search tablist toolbar'.split(' '),
);
/** Elements whose names say something else: of the whole page, of what it is about, or of the looks. */
const unheard: ReadonlySet<string> = new Set('html body main article h1 h2 h3 h4 h5 h6 br hr'.split(' '));
/** Elsewhere the `id` is made from the heading or the entry. */
const withId: ReadonlySet<string> = new Set('div ul ol form table td center'.split(' '));
const sections = /\b(?:section|sect|chapter)/;

/** What the names say that pages use, because they use them again and again; `null` for nothing. */
const known = new Map<string, NonNullable<Telling> | null>();
const mostKnown = 5000;
const longestNames = 300;

export function tellingOf(name: string, attributes: Attributes): Telling {
  const told = toldOf(name, attributes);
  // To write remarks, not to read them.
  return told === 'remarks' && name === 'form' ? 'beside' : told;
}

function toldOf(name: string, attributes: Attributes): Telling {
  const byTag = tags.get(name);
  if (attributes.size === 0 || byTag === 'furniture') return byTag;
  const role = attributes.get('role');
  if (role !== undefined && roles.has(role)) return 'furniture';
  if (unheard.has(name)) return undefined;
  const classes = attributes.get('class');
  const byClass = classes === undefined ? undefined : tellingOfNames(classes);
  if (byClass === 'furniture' || !withId.has(name)) return byClass ?? byTag;
  const id = attributes.get('id');
  if (id === undefined || (classes !== undefined && sections.test(classes))) return byClass ?? byTag;
  const byId = tellingOfNames(id);
  return byId === 'furniture' ? byId : (byClass ?? byId ?? byTag);
}

function tellingOfNames(names: string): Telling {
  const before = known.get(names);
  if (before !== undefined) return before ?? undefined;
  if (known.size >= mostKnown) known.clear();
  // A copy: a piece of the page would keep all of it in memory.
  const copy = ` ${names.slice(0, longestNames)}`.slice(1);
  const found = tellingWords(copy);
  if (names.length < longestNames) known.set(copy, found ?? null);
  return found;
}
