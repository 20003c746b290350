import type { ItemReason } from '../../plugin/item.ts';

/** Gathers why a document is not wholly read. */
export interface Problems {
  damage(): void;
  needOcr(): void;
  leaveOut(pages: number): void;
  /** The gravest last. */
  reasons(): readonly ItemReason[];
}

/** `ocr`: the words in images were looked for, as far as that goes. */
export function createProblems(ocr: boolean): Problems {
  const remedy = ocr ? 'OCR failed, or there were too many' : 'it needs OCR';
  let isDamaged = false;
  let scanned = 0;
  let leftOut = 0;
  return {
    damage: () => void (isDamaged = true),
    needOcr: () => void (scanned += 1),
    leaveOut: (count) => void (leftOut += count),
    reasons: () => [
      ...(scanned > 0 ? [{ code: 'needs-ocr', text: `The text of ${pages(scanned)} is only in images; ${remedy}.` }] : []),
      ...(leftOut > 0 ? [{ code: 'limit:pages', text: `It is very long: the last ${pages(leftOut)} were left out.` }] : []),
      ...(isDamaged ? [{ code: 'damaged', text: 'It is damaged; what could be read is searchable.' }] : []),
    ],
  };
}

const pages = (count: number): string => (count === 1 ? '1 page' : `${count} pages`);
