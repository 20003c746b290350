import { types } from './object-types.ts';
import { messageOf, referencesOf } from './protobuf.ts';
import type { ArchivedObject } from './read-objects.ts';

const mostSlides = 100_000;

/** The slides of a presentation in their order: the tree of a show (`KN.ShowArchive`), as a list or from a root on. */
export function slidesOf(root: ArchivedObject, objects: ReadonlyMap<number, ArchivedObject>): readonly ArchivedObject[] {
  const show = objects.get(referencesOf(root.message, 2)[0] ?? -1);
  if (show === undefined) return [];
  const tree = messageOf(show.message, 3);
  const listed = referencesOf(tree, 2);
  const waiting = (listed.length > 0 ? [...listed] : [...referencesOf(tree, 1)]).toReversed();
  const slides: ArchivedObject[] = [];
  const seen = new Set<number>();
  for (let id = waiting.pop(); id !== undefined && slides.length < mostSlides; id = waiting.pop()) {
    const node = objects.get(id);
    if (node === undefined || seen.has(id)) continue;
    seen.add(id);
    const slide = objects.get(referencesOf(node.message, 2)[0] ?? -1);
    if (slide?.type === types.slide) slides.push(slide);
    for (const child of referencesOf(node.message, 1).toReversed()) waiting.push(child);
  }
  return slides;
}
