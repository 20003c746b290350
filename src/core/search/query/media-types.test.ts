import { expect, test } from 'vitest';
import { typeByName } from '../../pipeline/detect-type-name.ts';
import { mediaTypesFor } from './media-types.ts';

test.for([
  ['document', 'doc docx docm dotx odt ott rtf sxw wpd wps pub hwp abw xps oxps pages'],
  ['spreadsheet', 'xls xlsx xlsm xlsb ods sxc 123 wk4 qpw wb3 numbers'],
  ['presentation', 'ppt pptx pptm ppsx odp sxi key'],
  ['mail', 'eml mbox msg pst tnef'],
  ['ebook', 'epub mobi azw3 fb2 cbz chm'],
  ['archive', 'zip tar gz bz2 xz 7z rar'],
  ['code', 'c cpp java py js jsx ts tsx rs go rb php sh kt swift sql hs lua'],
  ['image', 'png jpg svg heic'],
  ['html', 'html xhtml'],
  ['csv', 'csv tsv'],
] as const)('%s are files named %s', ([kind, extensions]) => {
  const types = mediaTypesFor(kind) ?? [];
  const others = extensions.split(' ').filter((extension) => {
    const type = typeByName(`a.${extension}`) ?? '';
    return !types.some((one) => type === one || (one.endsWith('/') && type.startsWith(one)));
  });
  expect(others.map((extension) => [extension, typeByName(`a.${extension}`)])).toEqual([]);
});

test('kinds go by several names, in any case and number', () => {
  expect(mediaTypesFor('Photos')).toEqual(['image/']);
  expect(mediaTypesFor('e-mail')).toBeUndefined();
  expect(mediaTypesFor('constructor')).toBeUndefined();
});
