import * as fc from 'fast-check';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { isList, isMap } from './json.ts';

const key = fc.constantFrom('a', 'b', 'c', 'max-size', 'Roots', 'constructor', 'x y');

const scalar = fc.oneof(
  fc.integer({ min: -5, max: 5 }).map((number) => number + 0),
  fc.boolean(),
  fc.constantFrom(
    '',
    'a',
    'b',
    '~/Notes',
    '*.tmp',
    '# no comment',
    'a: b',
    "it's",
    '"',
    'yes',
    '5',
    'two\nlines',
    '- x',
    '{',
    'null',
    ' edge ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => !/[\p{Cc}\uFEFF\u2028\u2029\uFFFD]/u.test(text)),
);

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** Trees without `null`, as configurations nearly always are. */
export const trees: fc.Arbitrary<ConfigurationTree> = fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true });

/** A tree written as a person might, in brackets or over lines, with numbered comments in all places. */
export const writtenTrees = fc.tuple(trees, fc.infiniteStream(fc.nat(3))).map(([tree, styles]) => {
  let comments = 0;
  const style = (): number => styles.next().value as number;
  const comment = (): string => `# comment ${(comments += 1)}`;
  const trailing = (): string => (style() === 0 ? ` ${comment()}` : '');
  const flow = (part: JsonValue): string => {
    if (isList(part)) return `[${part.map(flow).join(style() === 0 ? ',' : ', ')}]`;
    if (isMap(part))
      return `{ ${Object.entries(part)
        .map(([name, inner]) => `${quoted(name)}: ${flow(inner)}`)
        .join(', ')} }`;
    return typeof part === 'string' ? quoted(part) : String(part);
  };
  const lines = (map: ConfigurationTree, indent: string): string[] =>
    Object.entries(map).flatMap(([name, part]) => {
      const above = style() === 0 ? [indent + comment()] : [];
      const start = `${indent}${quoted(name)}:`;
      const inner = `${indent}${' '.repeat(1 + style())}`;
      const isLong = (isList(part) || isMap(part)) && Object.keys(part).length > 0 && style() > 0;
      if (!isLong) return [...above, `${start} ${flow(part)}${trailing()}`];
      if (isMap(part)) return [...above, start + trailing(), ...lines(part, inner)];
      return [...above, start + trailing(), ...(part as JsonValue[]).map((item) => `${inner}- ${flow(item)}${trailing()}`)];
    });
  const text = [...(style() === 0 ? [comment(), ''] : []), ...lines(tree, '')].join(style() === 0 ? '\r\n' : '\n');
  return { tree, text: style() === 0 || text === '' ? text : `${text}\n`, comments };
});

const quoted = (text: string): string => (/^[a-z/]+$/i.test(text) && !/^(?:true|false|null)$/i.test(text) ? text : JSON.stringify(text));
