import type { HitContent, Provenance } from './shapes.ts';

/** Hits as lines of text. What comes from documents is on one line each, or set off, so that it cannot pass for another line. */
export function hitText(hit: HitContent): string {
  const { score, partOf, lacks, passages } = hit;
  return [
    ...provenanceLines(hit),
    ...(partOf === undefined ? [] : [`part of: ${partOf}`]),
    `score: ${score.toFixed(2)}`,
    ...(lacks === undefined ? [] : [`lacks: ${lacks.join(', ')}`]),
    ...passages.map((passage) => `passage ${whereText(passage)}: ${passage.text.replaceAll('\n', '\n  | ')}`),
  ].join('\n');
}

export function provenanceLines({ id, title, place, source, mimeType, modified, status, stale }: Provenance): readonly string[] {
  return [
    `id: ${id}`,
    `title: ${title}`,
    ...(place === undefined ? [] : [`place: ${place}`]),
    `type: ${mimeType}, modified ${modified}, ${status}, from ${source}${stale === undefined ? '' : `; the file is ${stale} since`}`,
  ];
}

function whereText({ page, line, heading, from }: HitContent['passages'][number]): string {
  const where = [
    ...(page === undefined ? [] : [`page ${page}`]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(heading === undefined ? [] : [`under "${heading}"`]),
    `from ${from}`,
  ];
  return `(${where.join(', ')})`;
}
