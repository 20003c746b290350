import type { ZipParts } from '../../../kit/zip/index.ts';
import { createDocumentText } from '../document-text.ts';
import type { IworkDocument } from '../extract-iwork.ts';
import { createTextWalk } from './text-walk.ts';
import { isStorage, types } from './object-types.ts';
import { referencesOf, stringOf } from './protobuf.ts';
import { readObjects, type ArchivedObject } from './read-objects.ts';
import { slidesOf } from './slides.ts';

const mostHeadings = 10_000;

/** Reads a document of 2013 or later: sheets and slides in their order, then what belongs to none, then what is on the master slides. */
export async function readArchives(parts: ZipParts): Promise<IworkDocument> {
  const objects = await readObjects(parts);
  const output = createDocumentText();
  const walk = createTextWalk(objects.byId, output);
  const root = objects.byId.get(types.root);
  const sheets = root?.type === types.root ? sheetsOf(root, objects.byId) : [];
  const slides = root?.type === types.root && sheets.length === 0 ? slidesOf(root, objects.byId) : [];
  const headings: string[] = [];

  if (root?.type === types.pagesRoot) walk.from(root);
  for (const sheet of sheets) {
    output.line(stringOf(sheet.message, 1));
    for (const drawing of referencesOf(sheet.message, 2)) walk.visit(drawing);
  }
  for (const slide of slides) {
    const start = output.length;
    for (const title of referencesOf(slide.message, slideFields.title)) walk.visit(title);
    const heading = output.from(start).trim();
    if (heading !== '' && headings.length < mostHeadings) headings.push(heading);
    for (const field of slideFields.others) for (const id of referencesOf(slide.message, field)) walk.visit(id);
  }
  for (const object of objects.byId.values()) if (isLeftOver(object)) walk.visit(object.id);
  for (const object of objects.byId.values())
    if (slides.length > 0 && isMaster(object))
      for (const id of referencesOf(object.message, slideFields.drawings))
        if (objects.byId.get(id)?.type !== types.placeholder) walk.visit(id);
  const names = sheets.map((sheet) => stringOf(sheet.message, 1)).filter((name) => name !== '');
  return {
    text: output.from(0),
    fields: {
      ...(names.length > 0 && { sheets: names }),
      ...(slides.length > 0 && { slides: slides.length }),
      ...(headings.length > 0 && { headings }),
      ...(walk.links().length > 0 && { links: walk.links() }),
    },
    isDamaged: objects.isDamaged || root === undefined,
  };
}

/** Of a slide (`KN.SlideArchive`): the placeholder of the title; that of the body, other placeholders, drawings, notes for the presenter. */
const slideFields = { title: 5, drawings: 7, others: [6, 30, 7, 42, 27] };

function sheetsOf(root: ArchivedObject, objects: ReadonlyMap<number, ArchivedObject>): readonly ArchivedObject[] {
  return referencesOf(root.message, 1).flatMap((id) => objects.get(id) ?? []);
}

/** Text that nothing led to, such as that of headers; but none of templates. */
const isLeftOver = ({ type, archive }: ArchivedObject): boolean =>
  (isStorage(type) || type === types.comment || type === types.tableModel) && !/^(?:MasterSlide|TemplateSlide|Theme)/.test(archive);

const isMaster = ({ type, archive }: ArchivedObject): boolean =>
  (type === types.slide || type === types.masterSlide) && /^(?:MasterSlide|TemplateSlide)/.test(archive);
