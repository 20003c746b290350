import { expect, test } from 'vitest';
import { readPropertyList } from './read-property-list.ts';
import { binaryPropertyList } from './test-property-list.ts';

const date = new Date('2024-05-01T12:00:00Z');
const value = {
  name: 'short',
  long: 'a text that is longer than fifteen characters',
  unicode: 'naïve 漢',
  count: 42,
  ratio: 0.5,
  yes: true,
  when: date,
  list: ['a', { deep: 'b' }],
  data: Buffer.from('bytes'),
};
const expected = [
  { path: ['name'], value: 'short' },
  { path: ['long'], value: 'a text that is longer than fifteen characters' },
  { path: ['unicode'], value: 'naïve 漢' },
  { path: ['count'], value: 42 },
  { path: ['ratio'], value: 0.5 },
  { path: ['yes'], value: true },
  { path: ['when'], value: date },
  { path: ['list', '0'], value: 'a' },
  { path: ['list', '1', 'deep'], value: 'b' },
  { path: ['data'], value: Buffer.from('bytes') },
];

test('a binary list is read in order', () => {
  expect([...readPropertyList(binaryPropertyList(value))]).toEqual(expected);
});

test('an XML list says the same', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>name</key><string>short</string><key>long</key><string>a text that is longer than fifteen characters</string>
<key>unicode</key><string>na&#239;ve 漢</string><key>count</key><integer>42</integer><key>ratio</key><real>0.5</real><key>yes</key><true/>
<key>when</key><date>2024-05-01T12:00:00Z</date><key>list</key><array><string>a</string><dict><key>deep</key><string>b</string></dict></array>
<key>data</key><data>Ynl0
ZXM=</data></dict></plist>`;
  expect([...readPropertyList(Buffer.from(xml))]).toEqual(expected);
});

test('a list that contains itself ends', () => {
  const list = binaryPropertyList(['x', 'y']);
  // The array is object 0; both of its references are made to lead to itself.
  list[9] = 0;
  list[10] = 0;
  expect([...readPropertyList(list)]).toEqual([]);
});

test('deep nesting in XML is cut, not followed', () => {
  const xml = `<plist>${'<array>'.repeat(100_000)}<string>deep</string>${'</array>'.repeat(100_000)}<string>end</string></plist>`;
  expect([...readPropertyList(Buffer.from(xml))]).toEqual([{ path: [], value: 'end' }]);
});
