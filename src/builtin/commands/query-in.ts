import type { CommandInput } from '../../plugin/command.ts';
import { argumentList, optionText } from './input.ts';

/** The query that a command line asks for: its words, and the order that `--sort` names. */
export function queryIn(input: CommandInput): string {
  const words = argumentList(input, 'QUERY').join(' ');
  const sort = optionText(input, 'sort');
  return sort === undefined ? words : `${closed(words)} sort:${sort}`;
}

/** With the quote at the end that somebody forgot. */
const closed = (query: string): string => (query.split('"').length % 2 === 0 ? `${query}"` : query);
