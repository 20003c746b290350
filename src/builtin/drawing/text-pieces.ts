/** A piece of text of a metafile, and where it is. */
export interface TextPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** How far it reaches, where that is known. */
  readonly width?: number;
}

/** What is at the same height is a line; what touches is a word. Pieces are in the order of drawing, which for text is nearly always that of reading. */
export function joinPieces(pieces: readonly TextPiece[]): string {
  let joined = '';
  let before: TextPiece | undefined;
  for (const piece of pieces) {
    if (piece.text.trim() === '' && joined === '') continue;
    joined += gapBetween(before, piece) + piece.text;
    before = piece;
  }
  return joined.trim();
}

function gapBetween(before: TextPiece | undefined, next: TextPiece): string {
  if (before === undefined) return '';
  if (before.y !== next.y || next.x < before.x) return '\n';
  if (before.width === undefined || before.text.length === 0) return ' ';
  const usual = before.width / before.text.length;
  return Math.abs(next.x - (before.x + before.width)) < usual / 4 ? '' : ' ';
}
