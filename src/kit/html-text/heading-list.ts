import { withoutInvisible } from './text-flow.ts';

/** Collects the headings of a page, however they are nested or left open. */
export interface HeadingList {
  start(): void;
  /** Ends the heading at hand, if there is one. */
  end(): void;
  /** Text, which counts only within a heading. */
  text(piece: string): void;
  headings(): readonly string[];
}

const longestHeading = 500;
const mostHeadings = 1000;

export function createHeadingList(): HeadingList {
  const found: string[] = [];
  let heading: string | undefined;

  function end(): void {
    if (heading === undefined) return;
    // The pilcrow is the link to itself that documentation tools put into headings.
    const text = withoutInvisible(heading)
      .replace(/\s+/g, ' ')
      .replace(/ ?¶ ?$/, '')
      .trim();
    if (text !== '' && found.length < mostHeadings) found.push(text.slice(0, longestHeading));
    heading = undefined;
  }

  return {
    start() {
      end();
      heading = '';
    },
    end,
    text(piece) {
      if (heading !== undefined && heading.length < longestHeading) heading += piece;
    },
    headings: () => found,
  };
}
