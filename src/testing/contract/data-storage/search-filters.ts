import assert from 'node:assert/strict';
import type { Cases } from '../place.ts';
import { childOf, put } from './documents.ts';
import { filter, found } from './queries.ts';

export const searchFilterCases: Cases<'dataStorage'> = {
  async 'ext: the extension of the file name, in any case'(place) {
    const storage = await place.open();
    const zip = 'file:///d.pdf/c.zip';
    await storage.write([
      put('file:///d/1.pdf'),
      put('file:///d/2.PDF'),
      put('file:///d/3.pdf.gz'),
      put('file:///d/pdf'),
      put('file:///d/5.pdfx'),
      put('file:///d/6.%D0%B0%D0%B1'),
      put(zip, {}, { children: [childOf(zip, 'x/7.pdf')] }),
    ]);
    assert.deepEqual(await found(storage, filter('ext', 'pdf')), ['1.pdf', '2.PDF', '7.pdf']);
    assert.deepEqual(await found(storage, filter('ext', 'gz')), ['3.pdf.gz']);
    assert.deepEqual(await found(storage, filter('ext', 'zip')), ['c.zip']);
    assert.deepEqual(await found(storage, filter('ext', 'аб')), ['6.%D0%B0%D0%B1']);
    assert.deepEqual(await found(storage, filter('ext', 'p%')), []);
  },

  async 'type: the MIME type in full, or all that start so'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1', { mimeType: 'text/plain' }),
      put('file:///2', { mimeType: 'text/html' }, { children: [childOf('file:///2', '3', { mimeType: 'image/png' })] }),
      put('file:///4', { mimeType: 'text/plainer' }),
      put('file:///5', { mimeType: 'textual/plain' }),
    ]);
    assert.deepEqual(await found(storage, filter('type', 'text/plain')), ['1']);
    assert.deepEqual(await found(storage, filter('type', 'text/')), ['1', '2', '4']);
    assert.deepEqual(await found(storage, filter('type', 'image/')), ['3']);
    assert.deepEqual(await found(storage, filter('type', 'text')), []);
    assert.deepEqual(await found(storage, filter('type', 'audio/')), []);
    assert.deepEqual(await found(storage, filter('type', 'text_plain')), []);
  },

  async 'in: a URL and all below it, in folders and containers'(place) {
    const storage = await place.open();
    const zip = 'file:///a/z.zip';
    await storage.write([
      put('file:///a'),
      put('file:///a/b'),
      put('file:///a/b/c'),
      put('file:///ab'),
      put('file:///a-b/d'),
      put('file:///a%20b/e'),
      put('file:///a.b/f'),
      put(zip, {}, { children: [childOf(zip, 'x/y'), childOf(zip, 'x%y/w'), childOf(zip, 'xy')] }),
      put('https://example.org/g'),
    ]);
    assert.deepEqual(await found(storage, filter('in', 'file:///a')), ['a', 'b', 'c', 'w', 'xy', 'y', 'z.zip']);
    assert.deepEqual(await found(storage, filter('in', 'file:///a/b')), ['b', 'c']);
    assert.deepEqual(await found(storage, filter('in', zip)), ['w', 'xy', 'y', 'z.zip']);
    assert.deepEqual(await found(storage, filter('in', `${zip}!/x`)), ['y']);
    assert.deepEqual(await found(storage, filter('in', `${zip}!/x/y`)), ['y']);
    assert.deepEqual(await found(storage, filter('in', 'file:///a%20b')), ['e']);
    assert.deepEqual(await found(storage, filter('in', 'https://example.org')), ['g']);
    assert.deepEqual(await found(storage, filter('in', 'file:///unknown')), []);
    assert.deepEqual(await found(storage, filter('in', 'file:///%')), []);
  },

  async 'source: a source in full, or a plugin alone'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1', {}, { source: 'files/directory' }),
      put('file:///2', {}, { source: 'files/other', children: [childOf('file:///2', '3')] }),
      put('file:///4', {}, { source: 'files-extra/directory' }),
    ]);
    assert.deepEqual(await found(storage, filter('source', 'files/directory')), ['1']);
    assert.deepEqual(await found(storage, filter('source', 'files')), ['1', '2', '3']);
    assert.deepEqual(await found(storage, filter('source', 'files-extra')), ['4']);
    assert.deepEqual(await found(storage, filter('source', 'file')), []);
    assert.deepEqual(await found(storage, filter('source', 'directory')), []);
  },
};
