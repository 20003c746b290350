import assert from 'node:assert/strict';
import type { ItemReason } from '../../../plugin/item.ts';
import type { Cases } from '../place.ts';
import { childOf, put, remove } from './documents.ts';

const reason = (code: string): ItemReason => ({ code, text: `Because of ${code}.` });

export const summaryCases: Cases<'dataStorage'> = {
  async 'of an empty storage'(place) {
    const storage = await place.open();
    const { sizeBytes, ...counts } = await storage.summary();
    const byStatus = { indexed: 0, partial: 0, named: 0, skipped: 0, failed: 0 };
    assert.deepEqual(counts, { items: 0, sourceUrls: 0, byStatus, byReason: [], textBytes: 0 });
    assert.ok(sizeBytes >= 0);
  },

  async 'counts items by status and reason, most frequent first'(place) {
    const storage = await place.open();
    await storage.write([
      put('file:///1'),
      put('file:///2', { status: 'failed', reason: reason('corrupt') }),
      put('file:///3', { status: 'skipped', reason: reason('empty') }, { children: [childOf('file:///3', 'x')] }),
      put('file:///4', { status: 'skipped', reason: reason('empty') }),
      put('file:///5', { status: 'skipped', reason: reason('empty') }),
      put('file:///6', { status: 'failed', reason: reason('empty') }),
      put('file:///7', { status: 'failed', reason: reason('empty') }),
      put('file:///8', { status: 'partial', reason: reason('too-large') }),
      put('file:///9', { status: 'named', reason: reason('unsupported') }),
    ]);
    await storage.write([remove('file:///8')]);
    const { items, sourceUrls, byStatus, byReason } = await storage.summary();
    assert.deepEqual([items, sourceUrls], [9, 8]);
    assert.deepEqual(byStatus, { indexed: 2, partial: 0, named: 1, skipped: 3, failed: 3 });
    assert.deepEqual(byReason.slice(0, 2), [
      { status: 'skipped', code: 'empty', count: 3 },
      { status: 'failed', code: 'empty', count: 2 },
    ]);
    assert.deepEqual(
      new Set(byReason.slice(2).map(({ status, code, count }) => `${status} ${code} ${count}`)),
      new Set(['failed corrupt 1', 'named unsupported 1']),
    );
  },

  async 'counts the UTF-8 bytes of texts as they come and go'(place) {
    const storage = await place.open();
    const bytes = async () => (await storage.summary()).textBytes;
    await storage.write([put('file:///1', { text: 'abc' }, { children: [childOf('file:///1', 'x', { text: 'é\u{1F600}' })] })]);
    assert.equal(await bytes(), 9);
    await storage.write([put('file:///1', { text: 'abcd' }, { generation: 2 }), put('file:///2', { text: '12345' })]);
    assert.equal(await bytes(), 9);
    await storage.write([remove('file:///1', 2)]);
    assert.equal(await bytes(), 5);
  },

  async 'knows when it was written last'(place) {
    const storage = await place.open();
    const from = Date.now();
    await storage.write([put('file:///1')]);
    const { writtenAt = assert.fail('absent') } = await storage.summary();
    assert.ok(writtenAt >= from && writtenAt <= Date.now());
  },
};
