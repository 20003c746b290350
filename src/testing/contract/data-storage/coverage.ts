import assert from 'node:assert/strict';
import type { ItemReason } from '../../../plugin/item.ts';
import type { Cases } from '../place.ts';
import { childOf, put, remove } from './documents.ts';

const reason = (code: string): ItemReason => ({ code, text: `Because of ${code}.` });
const of = (source: string) => ({ source });

export const coverageCases: Cases<'dataStorage'> = {
  async 'of an empty storage'(place) {
    assert.deepEqual(await (await place.open()).coverage(), []);
  },

  async 'counts all items by source, status and reason, in this order'(place) {
    const storage = await place.open();
    const children = [childOf('mail:/1', 'x'), childOf('mail:/1', 'y', { status: 'failed', reason: reason('corrupt') })];
    await storage.write([
      put('file:///1'),
      put('file:///2', {}, { revision: 'v2', extractor: 'text/plain' }),
      put('file:///3', { language: 'de' }),
      put('file:///4', { status: 'skipped', reason: reason('secret') }),
      put('file:///5', { status: 'skipped', reason: reason('empty'), mimeType: 'image/png' }),
      put('file:///6', { status: 'skipped', reason: reason('empty') }),
      put('file:///7', { status: 'partial', reason: reason('too-large') }),
      put('mail:/1', {}, { children, ...of('mail/folders') }),
    ]);
    assert.deepEqual(await storage.coverage(), [
      { ...of('files/directory'), status: 'indexed', items: 3 },
      { ...of('files/directory'), status: 'partial', code: 'too-large', items: 1 },
      { ...of('files/directory'), status: 'skipped', code: 'empty', items: 2 },
      { ...of('files/directory'), status: 'skipped', code: 'secret', items: 1 },
      { ...of('mail/folders'), status: 'failed', code: 'corrupt', items: 1 },
      { ...of('mail/folders'), status: 'indexed', items: 2 },
    ]);
  },

  async 'follows what is replaced and removed'(place) {
    const storage = await place.open();
    await storage.write([put('file:///1', { status: 'failed', reason: reason('corrupt') }), put('mail:/1', {}, of('mail/folders'))]);
    await storage.write([put('file:///1', {}, { generation: 2 }), remove('mail:/1', 2)]);
    assert.deepEqual(await storage.coverage(), [{ ...of('files/directory'), status: 'indexed', items: 1 }]);
  },
};
