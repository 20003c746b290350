import { expect, test } from 'vitest';
import { findFields, sectionsOf, titleOf, valueAt } from './fields.ts';
import { fits, shapeOf } from './shape.ts';

const schema = {
  type: ['object', 'null'],
  properties: {
    paise2: {
      description: 'The engine itself.',
      type: ['object', 'null'],
      properties: {
        workers: {
          type: ['object', 'null'],
          properties: {
            count: {
              default: 'auto',
              description: 'How many.',
              anyOf: [
                { type: 'integer', minimum: 1, maximum: 256 },
                { type: 'string', const: 'auto' },
              ],
            },
            silence: { default: '60s', type: 'string', description: 'How long.' },
          },
        },
      },
    },
    text: { type: ['object', 'null'], properties: {}, description: 'Reads text' },
    files: {
      description: 'Files and folders',
      properties: {
        roots: { type: 'array', items: { type: 'string' }, default: [], description: 'Folders to index' },
        hidden: { type: 'string', enum: ['skip', 'index'], default: 'skip', description: 'Dots' },
        maxFileSize: { type: 'string', default: '200MB', description: 'Larger ones are found by name' },
      },
    },
  },
};

test('plugins with options are sections, the engine is the last, and groups are taken apart', () => {
  const sections = sectionsOf(schema);
  expect(sections.map(({ name, fields }) => [name, fields.map(({ option }) => option)])).toEqual([
    ['files', ['files.roots', 'files.hidden', 'files.maxFileSize']],
    ['paise2', ['paise2.workers.count', 'paise2.workers.silence']],
  ]);
  expect(sections[1]?.fields[0]).toMatchObject({
    title: 'Workers: count',
    preset: 'auto',
    shape: {
      kind: 'union',
      of: [
        { kind: 'number', isWhole: true, least: 1, most: 256 },
        { kind: 'choice', among: ['auto'] },
      ],
    },
  });
});

test('sizes and times are told by their defaults', () => {
  const [files, engine] = sectionsOf(schema);
  expect(engine?.fields[1]?.shape).toEqual({ kind: 'text', least: 0, quantity: 'duration' });
  expect(files?.fields[2]?.shape).toEqual({ kind: 'text', least: 0, quantity: 'size' });
});

test('each type has its shape, and what is rare is left to the text', () => {
  expect(shapeOf({ type: 'boolean' })).toEqual({ kind: 'switch' });
  expect(shapeOf({ type: 'number', maximum: 5 })).toEqual({ kind: 'number', isWhole: false, most: 5 });
  expect(shapeOf({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })).toEqual({ kind: 'number', isWhole: true, least: 0 });
  expect(shapeOf({ type: 'array', items: { type: 'array', items: { type: 'string', maxLength: 9 } } })).toEqual({
    kind: 'list',
    of: { kind: 'list', of: { kind: 'text', least: 0, most: 9 } },
  });
  expect(shapeOf({ type: 'object', additionalProperties: { type: 'string' } })).toEqual({ kind: 'map', of: { kind: 'text', least: 0 } });
  const record = shapeOf({ type: ['object', 'null'], properties: { a: { type: 'string' } }, required: ['a'] });
  expect(record).toMatchObject({ kind: 'record', members: [{ name: 'a', isRequired: true }] });
  expect(shapeOf({ anyOf: [{ const: 'a' }, { enum: ['b', 'c'] }] })).toEqual({ kind: 'choice', among: ['a', 'b', 'c'] });
  for (const rare of [{}, { $ref: '#/$defs/x' }, { type: 'array' }, { enum: [1, 2] }, { anyOf: [] }, { anyOf: [{ type: 'string' }, {}] }])
    expect(shapeOf(rare)).toEqual({ kind: 'free' });
});

test('a schema that goes round in circles ends', () => {
  const round: Record<string, unknown> = { type: 'array' };
  round['items'] = round;
  expect(JSON.stringify(shapeOf(round)).length).toBeLessThan(500);
});

test('a value fits a shape or is left to the text', () => {
  const union = shapeOf({ anyOf: [{ type: 'integer' }, { const: 'auto' }] });
  expect([4, 'auto', 'often', true, null].map((value) => fits(union, value))).toEqual([true, true, false, false, false]);
  expect(fits({ kind: 'list', of: { kind: 'text', least: 0 } }, ['a', 1])).toBe(false);
  expect(fits({ kind: 'map', of: { kind: 'switch' } }, { a: true })).toBe(true);
});

test('options are found by all words of a query', () => {
  const sections = sectionsOf(schema);
  expect(findFields(sections, 'files dots').flatMap(({ fields }) => fields.map(({ option }) => option))).toEqual(['files.hidden']);
  expect(findFields(sections, 'maxfile').flatMap(({ fields }) => fields.map(({ option }) => option))).toEqual(['files.maxFileSize']);
  expect(findFields(sections, ' ')).toEqual(sections);
  expect(findFields(sections, 'nowhere')).toEqual([]);
});

test('names become words, and values are found by path', () => {
  expect(titleOf('files.maxFileSize')).toBe('Max file size');
  expect(titleOf('paise2.workers.count')).toBe('Workers: count');
  expect(valueAt({ a: { b: [1] } }, 'a.b')).toEqual([1]);
  expect(valueAt({ a: 1 }, 'a.b')).toBeUndefined();
  expect(valueAt({}, 'constructor.name')).toBeUndefined();
});
