import { expect, test } from 'vitest';
import { blankOf, typedValue } from './editors/typed-value.ts';
import type { Field } from './fields.ts';
import { stateOf } from './option-state.ts';
import { shapeOf } from './shape.ts';
import { readYaml } from './yaml/read-yaml.ts';

const size: Field = { option: 'files.maxFileSize', title: '', description: '', shape: { kind: 'text', least: 0 }, preset: '200MB' };
const state = (text: string, field = size) => stateOf(field, readYaml(text));

test('an option that is not set has its default', () => {
  expect(state('')).toEqual({ value: '200MB', isSet: false, isChanged: false });
});

test('an option that is set has the value of the text, and its line', () => {
  expect(state('files:\n  maxFileSize: 1GB\n')).toEqual({ value: '1GB', isSet: true, isChanged: true, line: 2 });
  expect(state('files:\n  maxFileSize: 200MB\n')).toMatchObject({ isSet: true, isChanged: false });
});

test('a wrong value is shown where it can be mended', () => {
  expect(state('files:\n  maxFileSize: 12\n').value).toBe(12);
  expect(state('files:\n  maxFileSize: [1]\n')).toMatchObject({ isSet: true, isChanged: true });
  expect(state('files:\n  maxFileSize: [1]\n')).not.toHaveProperty('value');
});

test('what only the text shows has no value', () => {
  expect(state('files:\n  maxFileSize: |\n    1GB\n')).toEqual({ isSet: true, isChanged: true, line: 2 });
  expect(state('files: &all\n  maxFileSize: 1GB\n')).toMatchObject({ isSet: true, isChanged: true });
  expect(stateOf(size, undefined)).toMatchObject({ isSet: false });
});

test('what is typed is a number where a number is meant', () => {
  const number = shapeOf({ type: 'integer' });
  expect(['12', ' -3 ', '1.5', 'many', ''].map((typed) => typedValue(number, typed))).toEqual([12, -3, 1.5, 'many', '']);
  expect(typedValue({ kind: 'text', least: 0 }, '12')).toBe('12');
});

test('a new item has what is needed of it', () => {
  const program = shapeOf({
    type: 'object',
    properties: { match: { type: 'array', items: { type: 'string' } }, output: { enum: ['text', 'json-lines'] } },
    required: ['match'],
  });
  expect(blankOf(program)).toEqual({ match: [''] });
  expect(blankOf(shapeOf({ anyOf: [{ type: 'integer', minimum: 1 }, { const: 'auto' }] }))).toBe(1);
  expect(blankOf(shapeOf({ type: 'object', additionalProperties: { type: 'string' } }))).toEqual({});
});
