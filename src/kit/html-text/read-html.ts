import { createBodyReader, type HtmlBody } from './body-reader.ts';
import { createBylineReader, type HtmlByline } from './byline-reader.ts';
import { createHeadReader, type HtmlHead } from './head-reader.ts';
import { readTokens } from './read-tokens.ts';

export interface HtmlDocument extends HtmlHead, HtmlBody {
  readonly byline: HtmlByline;
}

/**
 * Reads a page, or a piece of one, in linear time. Never fails: any text is a page. `xhtml` says that `<x/>` is a whole element,
 * as in XML.
 */
export function readHtml(html: string, xhtml = false): HtmlDocument {
  const head = createHeadReader();
  const body = createBodyReader();
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
