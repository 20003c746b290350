/** The end of what is typed so far, which is to be completed. */
export interface TypedEnd {
  /** What stands before it, to be kept. */
  readonly before: string;
  /** The rest of the query, without what is being typed. Absent where it says nothing about what comes next: after `OR`, in a group. */
  readonly rest?: string;
  /** Name of the field, in lower case, whose value is being typed. */
  readonly field?: string;
  readonly isNegated: boolean;
  readonly isQuoted: boolean;
  /** The word, name or value so far. */
  readonly typed: string;
}

const separator = /[\s()|"“”„]/;
const openAlternative = /(?:^|\s)(?:OR|NEAR(?:\/\d+)?)\s*$|\||\(/;

export function typedEnd(text: string): TypedEnd {
  const isQuoted = text.split('"').length % 2 === 0;
  const start = isQuoted ? text.lastIndexOf('"') : lastWordStart(text);
  const head = isQuoted ? lastWordStart(text.slice(0, start)) : start;
  const [, minus = '', field] = /^(-?)(?:([a-z][a-z_-]{0,30}):)?/i.exec(text.slice(head)) ?? [];
  const valueStart = isQuoted ? start + 1 : head + minus.length + (field === undefined ? 0 : field.length + 1);
  const before = text.slice(0, head);
  return {
    before: text.slice(0, head + minus.length),
    ...(!openAlternative.test(before) && { rest: before.replace(/(?:^|\s)(?:NOT|AND)\s*$/, ' ').trim() }),
    ...(field !== undefined && { field: field.toLowerCase() }),
    isNegated: minus !== '' || /(?:^|\s)NOT\s*$/.test(before),
    isQuoted,
    typed: text.slice(valueStart),
  };
}

function lastWordStart(text: string): number {
  let start = text.length;
  while (start > 0 && !separator.test(text.charAt(start - 1))) start -= 1;
  return start;
}
