import type { Document, YAMLError } from 'yaml';
import { isCollection, isScalar, visit } from 'yaml';
import type { Finding } from './finding.ts';
import { nextLine } from './text-edit.ts';
import { showText } from './wording.ts';

/** What the parser found wrong, in the words of a person who writes a configuration. */
export function describeSyntaxError(error: YAMLError, text: string, document: Document): Finding {
  const offset = error.pos[0];
  const say = (message: string, hint?: string, at = offset): Finding => ({ offset: at, message, ...(hint !== undefined && { hint }) });
  const unclosed = /end with|Missing closing/.test(error.message) ? openingOf(document, text, offset) : undefined;
  if (unclosed !== undefined)
    return say(`the ${text[unclosed]} here is never closed`, `Add the closing ${closing(text[unclosed])}.`, unclosed);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return say('the line is indented with a tab', 'Indent with spaces.');
    case 'BAD_INDENT':
      return say('the indentation does not fit the lines above', 'Keys of one map begin in the same column.');
    case 'MULTIPLE_DOCS':
      return say('the file holds several documents', 'Remove the line "---".');
    case 'BAD_DQ_ESCAPE':
      return say('in double quotes a backslash begins an escape', "Use single quotes: 'C:\\Users'.");
    case 'BAD_SCALAR_START':
      return say(
        `text cannot begin with ${text[offset]} unless it is in quotes`,
        `Write '${/^[^,\]}\n]*/.exec(text.slice(offset))?.[0].trim() ?? ''}'.`,
      );
    case 'BLOCK_AS_IMPLICIT_KEY':
      return say('the value holds a colon and a space, as if it were a key', 'Put the value in quotes.');
    case 'MULTILINE_IMPLICIT_KEY':
      return say(`there is no colon after ${showText(text.slice(offset, nextLine(text, offset)).trim())}`, 'Keys end with a colon.');
    case 'TAG_RESOLVE_FAILED':
      return say(
        `the tag ${/!\S*/.exec(error.message)?.[0] ?? ''} has no meaning here`.replace('  ', ' '),
        'Put text that begins with ! in quotes.',
      );
    case 'UNEXPECTED_TOKEN':
      if (/[\]}]/.test(text[offset] ?? '')) return say(`this ${text[offset]} closes nothing`, 'Remove it.');
      return say('this does not belong here', 'Is a comma, a line break or a quotation mark missing before it?');
    default:
      return say(`this is not valid YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`);
  }
}

const closing = (opening = ''): string => ({ '[': ']', '{': '}' })[opening] ?? opening;

/** Where the innermost bracket or quotation mark before `offset` stands that was not closed. */
function openingOf(document: Document, text: string, offset: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node: (_key, node) => {
      const [start, end] = node.range ?? [0, 0];
      const opens = isCollection(node) ? /[[{]/ : isScalar(node) ? /["']/ : undefined;
      const last = text.slice(start, end).trimEnd().at(-1);
      const closes = end - start > 1 && last === closing(text[start]);
      if (opens?.test(text[start] ?? '') && start < offset && end >= offset - 1 && !closes) found = start;
    },
  });
  return found;
}
