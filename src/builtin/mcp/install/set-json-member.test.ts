import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../../plugin/metadata.ts';
import { jsonTokens } from './json-tokens.ts';
import { setJsonMember } from './set-json-member.ts';

const set = (text: string): string => setJsonMember(text, ['servers', 'paise2'], { command: 'x' });

test.each([
  '',
  ' \n',
  '{}',
  '{ }',
  '{\n}\n',
  '{"servers":{}}',
  '{"servers": {"a": 1}}',
  '{"a": [1, {"b": "}"}], "servers": {"paise2": {"old": true}, "z": 2}}',
])('it is set in %j', (text) => {
  const before = text.trim() === '' ? {} : (JSON.parse(text) as { readonly servers?: object });
  expect(JSON.parse(set(text))).toEqual({ ...before, servers: { ...before.servers, paise2: { command: 'x' } } });
});

test('comments, order and trailing commas stay', () => {
  const text =
    '\uFEFF// mine\n{\n    "a": "//no comment", /* b */\n    "servers": {\n        // old\n        "x": {"y": [1, 2,],}, // z\n    },\n}\n';
  expect(set(text)).toBe(
    '\uFEFF// mine\n{\n    "a": "//no comment", /* b */\n    "servers": {\n      "paise2": {\n        "command": "x"\n      },\n        // old\n        "x": {"y": [1, 2,],}, // z\n    },\n}\n',
  );
  expect(set(set(text))).toBe(set(text));
});

test.each(['[]', '"x"', '{"servers": 1}', '{"a" 1}', '{"a": 1', '{"servers": {"a": }}', '{"a": @}', '{'])('%j is refused', (text) => {
  expect(() => set(text)).toThrow(SyntaxError);
});

const anyPath = fc.array(fc.string(), { minLength: 1, maxLength: 2 });

test('any JSON keeps all else', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.jsonValue())),
      fc.constantFrom(undefined, 1, 2),
      anyPath,
      (value, space, path) => {
        const text = JSON.stringify(value, undefined, space);
        const parsed = JSON.parse(text) as Record<string, Record<string, JsonValue>>;
        const [first = '', second] = path;
        const inner =
          second === undefined
            ? 7
            : Object.fromEntries([...Object.entries(Object.hasOwn(parsed, first) ? (parsed[first] ?? {}) : {}), [second, 7]]);
        expect(JSON.parse(setJsonMember(text, path, 7))).toEqual(Object.fromEntries([...Object.entries(parsed), [first, inner]]));
      },
    ),
  );
});

const tokensOrNone = (text: string): ReturnType<typeof jsonTokens> => {
  try {
    return jsonTokens(text);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
};

test('tokens of any text come to an end', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(tokensOrNone(text).every(({ start, end }) => end > start)).toBe(true);
    }),
  );
});
