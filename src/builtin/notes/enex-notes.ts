import type { XmlStreamHandler } from '../../kit/xml-tokens/xml-stream.ts';

export interface EnexResource {
  readonly name: string | undefined;
  readonly mimeType: string;
  readonly data: string;
}

export interface EnexNote {
  readonly fields: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
  readonly resources: readonly EnexResource[];
}

/** Elements of a note and of what is attached to it whose text is wanted. */
const wanted = new Set('title content created updated author source-url tag data mime file-name'.split(' '));
const longestText = 64 * 1024 ** 2;
const longestData = 128 * 1024 ** 2;
const mostTags = 1000;

/** Collects notes as the export goes by. `take` hands out those that are complete. */
export function createEnexReader(): XmlStreamHandler & { take(): readonly EnexNote[] } {
  let complete: EnexNote[] = [];
  let fields = new Map<string, string>();
  let tags: string[] = [];
  let resources: EnexResource[] = [];
  let resource: Map<string, string> | undefined;
  let capture: { readonly name: string; readonly pieces: string[]; left: number } | undefined;

  function closeCapture(name: string, text: string): void {
    if (name === 'tag') {
      if (tags.length < mostTags) tags.push(text.trim());
    } else if (!(resource ?? fields).has(name)) (resource ?? fields).set(name, text);
  }

  return {
    open(name) {
      if (name === 'note') {
        fields = new Map();
        tags = [];
        resources = [];
      } else if (name === 'resource') resource = new Map();
      else if (wanted.has(name)) capture = { name, pieces: [], left: name === 'data' ? longestData : longestText };
    },
    text(piece) {
      if (capture === undefined || capture.left < piece.length) return;
      capture.left -= piece.length;
      capture.pieces.push(piece);
    },
    close(name) {
      if (capture?.name === name) {
        closeCapture(name, capture.pieces.join(''));
        capture = undefined;
      } else if (name === 'resource' && resource !== undefined) {
        resources.push({ name: resource.get('file-name'), mimeType: resource.get('mime') ?? '', data: resource.get('data') ?? '' });
        resource = undefined;
      } else if (name === 'note') complete.push({ fields, tags, resources });
    },
    take() {
      const taken = complete;
      complete = [];
      return taken;
    },
  };
}
