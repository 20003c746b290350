import type { Node } from 'typescript/unstable/ast';
import type { Comment } from './declaration.ts';

/** Reads a JSDoc comment as it stands in the source. */
export function parseComment(source: string): Comment {
  const lines = source
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const firstTag = lines.findIndex((line) => line.trimStart().startsWith('@'));
  const text = firstTag < 0 ? lines : lines.slice(0, firstTag);
  const tags = new Map(lines.slice(text.length).flatMap(tagIn));
  const [since, deprecated] = [tags.get('since'), tags.get('deprecated')];
  return {
    text: text.join('\n').trim(),
    experimental: tags.has('experimental'),
    ...(since !== undefined && { since }),
    ...(deprecated !== undefined && { deprecated }),
  };
}

export const noComment: Comment = { text: '', experimental: false };

/** Of several comments before a node the last is its own. */
export function commentOf(node: Node): Comment {
  const own = node.jsDoc?.at(-1);
  return own ? parseComment(own.getText()) : noComment;
}

function tagIn(line: string): readonly (readonly [string, string])[] {
  const [, name, value = ''] = /^\s*@(\w+)\s*(.*)$/.exec(line) ?? [];
  return name === undefined ? [] : [[name, value]];
}

/** The sentence that gives the default, taken out of the text. */
export function takeDefault(text: string): { readonly text: string; readonly value: string } {
  const marked = /(`[^`\n]+`) \(default\)/.exec(text);
  if (marked) return { text, value: marked[1] ?? '' };
  const sentence = /(?:^|(?<=\s))Default:?\s([^]+?)(?:\.(?=\s|$)|$)/.exec(text);
  if (!sentence) return { text, value: '' };
  const rest = text.slice(0, sentence.index) + text.slice(sentence.index + sentence[0].length).replace(/^ /, '');
  return { text: rest.trim(), value: sentence[1] ?? '' };
}

/** Code without the comments in it, which have lines of their own. */
export const withoutComments = (code: string): string => code.replace(/^[ \t]*\/\*\*[^]*?\*\/\n/gm, '');
