import { createBodyReader, type BodyReader, type HtmlBody } from './body-reader.ts';
import { boundedAside } from './bounded-aside.ts';
import { createBylineReader, type HtmlByline } from './byline-reader.ts';
import { createHeadReader, type HtmlHead } from './head-reader.ts';
import { mainContent, type MainContent } from './main-content.ts';
import { createLayoutReader } from './page-layout.ts';
import { readTokens } from './read-tokens.ts';

export interface HtmlDocument extends HtmlHead, HtmlBody {
  readonly byline: HtmlByline;
}

/** A page whose text is its main content. */
export interface HtmlPage extends HtmlDocument, MainContent {}

/**
 * Reads a page, or a piece of one, in linear time. Never fails: any text is a page. `xhtml` says that `<x/>` is a whole element,
 * as in XML.
 */
export function readHtml(html: string, xhtml = false): HtmlDocument {
  return read(html, xhtml, createBodyReader());
}

/** As {@link readHtml}, with the main content apart from what surrounds it. */
export function readPage(html: string, xhtml = false): HtmlPage {
  const layout = createLayoutReader();
  const page = read(html, xhtml, createBodyReader(layout));
  const content = mainContent(page.text, layout.read(page.text.length));
  return { ...page, ...content, ...boundedAside(content.text, content.aside) };
}

function read(html: string, xhtml: boolean, body: BodyReader): HtmlDocument {
  const head = createHeadReader();
  const byline = createBylineReader();
  readTokens(
    html,
    {
      open(name, attributes) {
        head.open(name, attributes);
        byline.open(name, attributes);
        body.open(name, attributes);
      },
      close(name) {
        head.close(name);
        byline.close(name);
        body.close(name);
      },
      text(piece) {
        head.text(piece);
        byline.text(piece);
        body.text(piece);
      },
    },
    xhtml,
  );
  return { ...head.read(), ...body.read(), byline: byline.read() };
}
