import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { codepageLabel } from './codepage-label.ts';
import { createProperties, propertyTypes, type Properties, type RawProperty } from './properties.ts';
import { ids } from './property-ids.ts';

const { int16, int32, string8, unicode, time } = propertyTypes;

function propertiesOf(properties: Readonly<Record<number, readonly [type: number, data: Buffer]>>, codepage?: string): Properties {
  return createProperties((id) => {
    const [type, data] = properties[id] ?? [];
    return type === undefined || data === undefined ? undefined : { type, data };
  }, codepage);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function fileTime(ticks: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(ticks);
  return bytes;
}

test('texts are decoded, without what ends them; the first that says something counts', () => {
  const found = propertiesOf({
    [ids.subject]: [unicode, Buffer.from(' \0', 'utf16le')],
    [ids.topic]: [unicode, Buffer.from('Grüße\0', 'utf16le')],
    [ids.senderName]: [int32, number(7)],
  });
  expect(found.text(ids.body, ids.senderName, ids.subject, ids.topic)).toBe('Grüße');
  expect(found.text(ids.subject)).toBeUndefined();
});

test('text that is not Unicode is in the code page that is named, or in the one that is given', () => {
  const cyrillic: readonly [number, Buffer] = [string8, Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0])];
  expect(propertiesOf({ [ids.subject]: cyrillic, [ids.messageCodepage]: [int32, number(1251)] }).text(ids.subject)).toBe('Привет');
  expect(propertiesOf({ [ids.subject]: cyrillic, [ids.internetCodepage]: [int32, number(1251)] }).text(ids.subject)).toBe('Привет');
  expect(propertiesOf({ [ids.subject]: cyrillic }, 'windows-1251').text(ids.subject)).toBe('Привет');
});

test('numbers are as wide as their type says', () => {
  const found = propertiesOf({ 1: [int16, Buffer.from([0xfe, 0xff, 9, 9])], 2: [int32, number(70_000)], 3: [int32, Buffer.from([1])] });
  expect([1, 2, 3, 4].map((id) => found.number(id))).toEqual([-2, 70_000, undefined, undefined]);
});

test('times are milliseconds; the ends of the calendar are none', () => {
  const found = propertiesOf({
    1: [time, fileTime(0n)],
    2: [time, fileTime(0x0cb3_4557_a3dd_4000n)],
    3: [time, fileTime(133_590_240_000_000_000n)],
  });
  expect(found.time(1, 2)).toBeUndefined();
  expect(found.time(1, 2, 3)).toBe(Date.UTC(2024, 4, 1, 8));
});

test('code pages have the names of the Encoding Standard', () => {
  expect([932, 1252, 10_000, 28_591, 28_605, 65_001, 0, -1, undefined].map(codepageLabel)).toEqual([
    'shift_jis',
    'windows-1252',
    'macintosh',
    'iso-8859-1',
    'iso-8859-15',
    'utf-8',
    undefined,
    undefined,
    undefined,
  ]);
});

test('whatever is stored, reading it does no harm', () => {
  const raw = fc.record({
    type: fc.constantFrom(...Object.values(propertyTypes)),
    data: fc.uint8Array({ maxLength: 20 }).map(Buffer.from),
  });
  fc.assert(
    fc.property(raw, fc.option(raw), (property: RawProperty, codepage) => {
      const found = createProperties((id) => (id === ids.messageCodepage ? (codepage ?? undefined) : property));
      expect(['string', 'undefined']).toContain(typeof found.text(1));
      expect(['number', 'undefined']).toContain(typeof found.number(1));
      expect(new Date(found.time(1) ?? 0).getTime()).not.toBeNaN();
    }),
  );
});
