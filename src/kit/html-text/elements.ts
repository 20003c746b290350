/** How an element shapes the text. Elements that are not listed are inline and leave it unbroken. */
export type ElementKind = 'block' | 'cell' | 'heading' | 'preformatted' | 'skipped' | 'furniture' | 'landmark' | 'ruby';

const kinds: Readonly<Record<ElementKind, string>> = {
  block: `address blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure form frame
    frameset head hgroup hr html legend li menu noframes noscript ol optgroup option p search select summary table tbody tfoot thead
    tr ul`,
  cell: 'area audio button canvas desc img input label meter object output progress td text th video',
  heading: 'h1 h2 h3 h4 h5 h6',
  preformatted: 'listing plaintext pre textarea xmp',
  skipped: 'iframe noembed script style template title',
  /** What surrounds the content of a page. */
  furniture: 'aside footer header nav',
  landmark: 'article main section',
  ruby: 'rb rp rt rtc ruby',
};

export const elementKinds: ReadonlyMap<string, ElementKind> = new Map(
  Object.entries(kinds).flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind as ElementKind] as const)),
);
