import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import { createElementSkipper } from '../skip-element.ts';
import type { TextOutput } from '../text-output.ts';
import { createAlternatives } from './alternatives.ts';

/** Placeholders of a slide's number and date say nothing of their own. */
const fieldsLeftOut: ReadonlySet<string | undefined> = new Set(['slidenum']);

/** Numbers of a chart are in its sheet; the text is in the names of its series and categories. */
const chartNumbers: ReadonlySet<string> = new Set(['val', 'xVal', 'yVal', 'bubbleSize', 'formatCode', 'f', 'externalData']);

/**
 * Reads the text of DrawingML (ECMA-376 part 1, 21): slides, shapes on sheets, diagrams, charts, and what shapes are said to show. `title` gets
 * the text of placeholders for titles.
 */
export function createDrawingReader(output: TextOutput, title: (text: string) => void = () => undefined): XmlStreamHandler {
  const skipper = createElementSkipper();
  const alternatives = createAlternatives(output, skipper);
  let isText = false;
  let cells = 0;
  let isTitle = false;
  let titleText = '';

  function write(piece: string): void {
    output.write(piece);
    if (isTitle && titleText.length < 1000) titleText += piece;
  }

  function endShape(): void {
    if (titleText.trim() !== '') title(titleText.replaceAll(/\s+/g, ' ').trim());
    isTitle = false;
    titleText = '';
    output.line();
  }

  return {
    open(name, attributes) {
      if (skipper.open(name)) return;
      if (chartNumbers.has(name) && attributes.prefix === 'c') return skipper.start(name);
      if (alternatives.open(name)) return;
      switch (name) {
        case 't':
        case 'v':
          isText = true;
          return;
        case 'fld':
          if (fieldsLeftOut.has(attributes.get('type'))) skipper.start(name);
          return;
        case 'br':
          output.line();
          if (isTitle) titleText += ' ';
          return;
        case 'tab':
          return;
        case 'tc':
          cells += 1;
          return;
        case 'ph':
          isTitle = /^(?:title|ctrTitle)$/.test(attributes.get('type') ?? '');
          return;
        case 'docPr':
        case 'cNvPr':
          for (const key of ['title', 'descr']) {
            const description = attributes.get(key);
            if (description === undefined || description === '') continue;
            output.line();
            output.write(description);
            output.line();
          }
      }
    },
    close(name) {
      if (skipper.close(name)) return;
      alternatives.close(name);
      switch (name) {
        case 't':
        case 'v':
          isText = false;
          return;
        case 'p':
          if (cells > 0) output.space();
          else output.line();
          if (isTitle) titleText += ' ';
          return;
        case 'tc':
          cells -= 1;
          return output.cell();
        case 'sp':
          return endShape();
        case 'pt':
        case 'tr':
        case 'tx':
          return output.line();
      }
    },
    text(piece) {
      if (isText && !skipper.isSkipping()) write(piece);
    },
  };
}
