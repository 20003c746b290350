import type { DocumentText } from '../document-text.ts';
import { findReferences } from './find-references.ts';
import { isStorage, leadsToText, types } from './object-types.ts';
import { messagesOf, referencesOf, stringOf } from './protobuf.ts';
import type { ArchivedObject } from './read-objects.ts';
import { readTable } from './read-table.ts';

/** Goes through the objects of a document along their references and writes down their text, each once. */
export interface TextWalk {
  visit(id: number): void;
  /** What an object leads to, whatever it is itself. */
  from(object: ArchivedObject): void;
  links(): readonly string[];
}

/** They stand for footnotes and for what is placed within a line. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const anchors = /[\u000e\u0004\u0005\ufffc]/g;
const lineBreaks = /[\u2028\u2029]/g;
const mostLinks = 10_000;

export function createTextWalk(objects: ReadonlyMap<number, ArchivedObject>, output: DocumentText): TextWalk {
  const seen = new Set<number>();
  const links = new Set<string>();
  const isObject = (id: number): boolean => objects.has(id);
  const find = (id: number | undefined): ArchivedObject | undefined => (id === undefined ? undefined : objects.get(id));

  function follow(start: readonly number[]): void {
    const waiting = start.toReversed();
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const object = objects.get(id);
      if (object === undefined || seen.has(id) || output.isFull()) continue;
      seen.add(id);
      if (!leadsToText(object.type)) continue;
      write(object);
      for (const next of findReferences(object.message, isObject).toReversed()) if (!seen.has(next)) waiting.push(next);
    }
  }

  function write({ type, message }: ArchivedObject): void {
    if (isStorage(type)) output.line(textOf(message));
    else if (type === types.comment) writeComment(message);
    else if (type === types.tableModel) {
      output.line(stringOf(message, 8));
      for (const row of readTable(message, find, textOfCell)) {
        if (output.isFull()) return;
        output.line(row);
      }
    } else if (type === types.hyperlink) {
      const target = stringOf(message, 2);
      if (/^(?:https?|mailto):/i.test(target) && links.size < mostLinks) links.add(target);
    }
  }

  function writeComment(comment: Buffer): void {
    const author = find(referencesOf(comment, 3)[0]);
    const name = author?.type === types.annotationAuthor ? stringOf(author.message, 1) : '';
    output.line(name === '' ? stringOf(comment, 1) : `${name}: ${stringOf(comment, 1)}`);
  }

  /** It is said in the table, and not again. */
  function textOfCell(id: number): string {
    seen.add(id);
    const storage = objects.get(id);
    return storage === undefined ? '' : textOf(storage.message).trim().replaceAll('\n', ' ');
  }

  return {
    visit: (id) => follow([id]),
    from: ({ message }) => follow(findReferences(message, isObject)),
    links: () => [...links],
  };
}

const textOf = (storage: Buffer): string =>
  messagesOf(storage, 3)
    .map((text) => text.toString('utf8'))
    .join('')
    .replaceAll(anchors, '')
    .replaceAll(lineBreaks, '\n');
