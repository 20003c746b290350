export interface PlainNote {
  readonly body: string;
  /** What a note says of itself in lines of its text, by name in lower case. */
  readonly properties: ReadonlyMap<string, readonly string[]>;
}

const callout = /^([> \t]*>[ \t]*)\[![\w-]{1,40}(?:\|[^\]\n]{0,100})?\][+-]?[ \t]*/gm;
const highlight = /==(?=[^\s=])([^\n=]{1,500}?)(?<=\S)==/g;
const blockId = /[ \t]\^[\w-]{1,60}[ \t]*$/gm;
const property = /^[ \t]*(?:[-*][ \t]+)?([A-Za-z][\w-]{0,40})::[ \t]+(\S.*)$/gm;

/**
 * Marks that note programs add to Markdown (Obsidian, Logseq and their like) and nobody searches for: highlights, kinds of callouts, ids of
 * blocks. Lines `name:: value` stay, and what they say is handed out too.
 */
export function readDialects(markdown: string): PlainNote {
  let body = markdown;
  if (body.includes('[!')) body = body.replaceAll(callout, '$1');
  if (body.includes('==')) body = body.replaceAll(highlight, '$1');
  if (body.includes(' ^')) body = body.replaceAll(blockId, '');
  const properties = new Map<string, readonly string[]>();
  if (body.includes(':: ')) {
    for (const [, name = '', value = ''] of body.matchAll(property)) {
      const values = value.split(',').map((part) => part.replaceAll(/[[\]#]/g, '').trim());
      properties.set(
        name.toLowerCase(),
        values.filter((part) => part !== ''),
      );
    }
  }
  return { body, properties };
}
