import type { JsonValue } from '../../plugin/metadata.ts';
import type { DocumentedOption } from './documented-option.ts';
import { marker } from './generated-comments.ts';
import { isMap, own } from './json.ts';
import { inline } from './yaml-writer.ts';

/**
 * An option as it is written to a person, with the user's value or else its default commented out. Keys of maps are not commented out:
 * without values they mean nothing, and setting an option within takes one line less.
 */
export function optionLines(option: DocumentedOption, column: number, user?: JsonValue): string[] {
  const { parts } = option;
  const start = `${inline(option.key)}:`;
  const comment = commentLines(option, column);
  const value = user ?? option.default;
  const line = value === undefined ? start : `${start} ${inline(value)}`;
  if (!parts) return [...comment, ' '.repeat(column) + (user === undefined ? `# ${line}` : line)];
  const within = (key: string): JsonValue | undefined => (isMap(user) ? own(user, key) : undefined);
  return [...comment, ' '.repeat(column) + start, ...parts.flatMap((part) => optionLines(part, column + 2, within(part.key)))];
}

export const commentLines = ({ comment }: DocumentedOption, column: number): string[] =>
  comment.map((line) => `${' '.repeat(column)}${marker} ${line}`.trimEnd());
