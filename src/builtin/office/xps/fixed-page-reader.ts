import type { XmlAttributes } from '../../../kit/xml-tokens/xml-attributes.ts';
import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import type { DocumentLinks } from '../links.ts';
import type { TextOutput } from '../text-output.ts';
import { runWidth } from './run-width.ts';

/** What becomes of coordinates: they are scaled, then moved. Turned text is rare and only its line breaks suffer. */
interface Transform {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
}

const unchanged: Transform = { scaleX: 1, scaleY: 1, x: 0, y: 0 };
const deepest = 200;
/** Of the size of the letters: what is further to the right is another word, what is further down another line. */
const wordGap = 0.18;
const lineGap = 0.4;

/** Writes the runs of letters of a page in their order. Where one stands tells whether it goes on with the word and the line before it. */
export function createFixedPageReader(output: TextOutput, links: DocumentLinks): XmlStreamHandler {
  const canvases: Transform[] = [];
  let end: { readonly x: number; readonly y: number; readonly size: number } | undefined;

  function writeRun(attributes: XmlAttributes): void {
    const text = (attributes.get('UnicodeString') ?? '').replace(/^\{\}/, '');
    if (text === '') return;
    const around = within(canvases.at(-1) ?? unchanged, attributes.get('RenderTransform'));
    const size = Math.abs(number(attributes.get('FontRenderingEmSize')) * around.scaleY) || 1;
    const x = number(attributes.get('OriginX')) * around.scaleX + around.x;
    const y = number(attributes.get('OriginY')) * around.scaleY + around.y;
    if (end !== undefined && Math.abs(y - end.y) > lineGap * Math.max(size, end.size)) output.line();
    else if (end !== undefined && (x - end.x > wordGap * size || x < end.x - 3 * size)) output.space();
    output.write(text);
    const width = runWidth(text, attributes.get('Indices') ?? '') * Math.abs(around.scaleX || 1);
    const isLeftToRight = Number(attributes.get('BidiLevel') ?? 0) % 2 === 0;
    end = { x: isLeftToRight ? x + width * number(attributes.get('FontRenderingEmSize')) : x, y, size };
  }

  return {
    open(name, attributes) {
      const uri = attributes.get('FixedPage.NavigateUri');
      if (uri !== undefined && /^[a-z][a-z\d+.-]+:/i.test(uri)) links.add(uri);
      if (name === 'Canvas' && canvases.length < deepest)
        canvases.push(within(canvases.at(-1) ?? unchanged, attributes.get('RenderTransform')));
      else if (name === 'MatrixTransform') moveCanvas(attributes.get('Matrix'));
      else if (name === 'Glyphs') writeRun(attributes);
    },
    close(name) {
      if (name === 'Canvas') canvases.pop();
    },
    text: () => undefined,
  };

  /** The transformation may also be an element within the canvas, before what it holds. */
  function moveCanvas(matrix: string | undefined): void {
    const canvas = canvases.pop();
    if (canvas !== undefined) canvases.push(within(canvas, matrix));
  }
}

function within(around: Transform, matrix: string | undefined): Transform {
  const [a, , , d, x, y] = (matrix ?? '').split(/[\s,]+/, 6).map(Number);
  if (a === undefined || d === undefined || x === undefined || y === undefined) return around;
  if (![a, d, x, y].every(Number.isFinite)) return around;
  return {
    scaleX: around.scaleX * a,
    scaleY: around.scaleY * d,
    x: around.x + around.scaleX * x,
    y: around.y + around.scaleY * y,
  };
}

function number(value: string | undefined): number {
  const parsed = Number(value ?? 0);
  return Number.isFinite(parsed) ? parsed : 0;
}
