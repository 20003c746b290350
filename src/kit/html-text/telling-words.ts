import { isLetter, isSpace } from './characters.ts';
import type { Telling } from './telling.ts';

/** Words of `class` and `id`, as web designers and publishing programs write them. */
const furnitureWords =
  /^(?:nav(?:bar|igation|igator|i|menu|links?|list|box|header|footer)?|(?:main|site|top|sub|drop|side|mega|off|foot|page)(?:nav|menu)|menu(?:s|bar)?|dropdown|breadcrumbs?|crumbs?|(?:page|site|foot)?footer\w*|foot|colophon|imprint|copyright|masthead|cookies?\w*|consent|gdpr|dsgvo|privacy|popup\w*|modal|lightbox|share\w*|sharing|sharedaddy|addthis\w*|addtoany|social\w*|newsletter\w*|subscri\w*|mailchimp|optin|signup|signin|login\w*|register|registration|paywall|ad|ads|adsense|adv|advert\w*|adslot|adbox|anzeigen?|werbung|publicite|banner\w*|sponsor\w*|dfp|taboola|outbrain|promo\w*|donat\w*|pagination|paginator|pager|pagenavi|toolbar|skip(?:link|links|nav)?|search(?:form|box|bar)|screenreader|noprint|backtotop|totop|follow|likes?|rating|votes?|widget\w*|sidebar\w+|complementary|recirc\w*|related\w*|relatedposts|recommend\w*|trending|popular|mostread|moreposts|morearticles|morenews|nextprev|prevnext|postnav)$/;
const besideWords =
  /^(?:respond|reply|commentform|author(?:box|info|bio)?|bio|byline|biography|meta|postmeta|entrymeta|metadata|tags?|tagged|tagcloud|categor(?:y|ies)|kategorien?|postinfo|disclaimer|disclosure|credits|profile|tools?|actions?|forms?|contact|upsell|shop|teaser\w*|archives?|similar|aside|next|prev(?:ious)?|also|supplement(?:al|ary)?|calendar|blogroll|rss|download)$/;
/** Also the boxes of books. */
const remarkWords = /^(?:sidebar|comments?(?:list|area|section)?|kommentare?|replies|disqus\w*|livefyre|guestbook|trackbacks?|pingbacks?)$/;
/** Words before which, or after which, the word is not about the region itself: `has-sidebar`, `no-comments`. */
const denials: ReadonlySet<string> = new Set('has no not with without hide hides show shows is open closed enable enabled'.split(' '));

/** Words with which names begin that belong to a script, or say what a post is filed under: `js-menu`, `tag-news category-world`. */
const unrelated: ReadonlySet<string> = new Set(['js', 'tag', 'category', 'format', 'type', 'status']);

/** What a word says: the larger outweighs the smaller. */
const weights = { nothing: 0, beside: 1, remarks: 2, furniture: 3, denial: 4 } as const;

const known = new Map<string, number>();
const mostKnown = 10_000;

/** What the words in a `class` or an `id` say of its element: `mainNav`, `nav-main` and `nav2` have one in common. */
export function tellingWords(names: string): Telling {
  let found: Telling;
  for (let at = 0; at < names.length;) {
    const end = endOfName(names, at);
    const weight = end === at ? weights.nothing : weightOfName(names, at, end);
    if (weight === weights.furniture) return 'furniture';
    if (weight === weights.remarks) found ??= 'remarks';
    else if (weight === weights.beside) found ??= 'beside';
    at = end + 1;
  }
  return found;
}

function endOfName(names: string, start: number): number {
  let end = start;
  while (end < names.length && !isSpace(names.charCodeAt(end))) end++;
  return end;
}

/** The most that one of its words weighs. */
function weightOfName(names: string, from: number, to: number): number {
  let most: number = weights.nothing;
  let start = from;
  /** Where a capital began a word; the next is not so near. */
  let hump = -Infinity;
  let hasCapitals = false;
  for (let at = from; at <= to; at++) {
    const code = at < to ? names.charCodeAt(at) : 0;
    const isCapital = code >= 0x41 && code <= 0x5a;
    const isHump =
      isCapital && at - hump >= 5 && isLower(names, Math.max(at - 2, from), at, 2) && isLower(names, at + 1, Math.min(at + 3, to), 2);
    hasCapitals ||= isCapital;
    if (isLetter(code) && !isHump) continue;
    if (at - start > 1) {
      const word = names.slice(start, at);
      if (start === from && (code === DASH || code === UNDERSCORE) && unrelated.has(word)) return weights.nothing;
      most = Math.max(most, weightOfWord(hasCapitals ? word.toLowerCase() : word));
    }
    start = isHump ? at : at + 1;
    if (isHump) hump = at;
  }
  return most;
}

const [DASH, UNDERSCORE] = [0x2d, 0x5f];

function isLower(name: string, from: number, to: number, count: number): boolean {
  if (to - from < count) return false;
  for (let at = from; at < to; at++) {
    const code = name.charCodeAt(at);
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

function weightOfWord(word: string): number {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const weight = weigh(word);
  known.set(word, weight);
  return weight;
}

function weigh(word: string): number {
  if (denials.has(word)) return weights.denial;
  if (furnitureWords.test(word)) return weights.furniture;
  if (remarkWords.test(word)) return weights.remarks;
  return besideWords.test(word) ? weights.beside : weights.nothing;
}
