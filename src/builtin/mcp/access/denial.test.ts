import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileUrl } from '../../../plugin/file-url.ts';
import { options } from '../options.ts';
import { denialOf, type Deniable } from './denial.ts';

const plain: Deniable = { url: 'file:///x/a.txt', mimeType: 'text/plain', source: 'files/directory' };
const defaults = denialOf(options.parse({}).deny);

test('mail, contacts, calendars and history are denied from the start, and nothing else', () => {
  for (const mimeType of [
    'message/rfc822',
    'message/global',
    'application/mbox',
    'application/vnd.ms-outlook-pst',
    'text/vcard',
    'text/calendar',
  ])
    expect(defaults.fits({ ...plain, mimeType }), mimeType).toBe(true);
  for (const source of ['mail/imap', 'mail', 'history/firefox']) expect(defaults.fits({ ...plain, source }), source).toBe(true);
  for (const item of [plain, { ...plain, source: 'mailing/lists' }, { ...plain, mimeType: 'application/pdf' }])
    expect(defaults.fits(item)).toBe(false);
});

test('a denied folder takes all below it and in it, and not its neighbours', () => {
  const { fits, without } = denialOf({ sources: [], types: [], folders: ['~/Private', '/srv/box.zip'] });
  const at = (path: string): boolean => fits({ ...plain, url: fileUrl(path) });
  expect([join(homedir(), 'Private'), join(homedir(), 'Private/a/b'), '/srv/box.zip'].map(at)).toEqual([true, true, true]);
  expect(fits({ ...plain, url: 'file:///srv/box.zip!/a' })).toBe(true);
  expect([join(homedir(), 'Private2/a'), '/srv/box.zipper', '/srv'].map(at)).toEqual([false, false, false]);
  expect(without).toEqual([
    { field: 'in', value: fileUrl(join(homedir(), 'Private')) },
    { field: 'in', value: 'file:///srv/box.zip' },
  ]);
});

test('a denied folder is denied where its links lead, too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paise2-denial-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'real'));
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  const { fits } = denialOf({ sources: [], types: [], folders: [`${join(folder, 'link')}/`] });
  expect(fits({ ...plain, url: fileUrl(join(folder, 'real/a')) })).toBe(true);
  expect(fits({ ...plain, url: fileUrl(join(folder, 'link/a')) })).toBe(true);
  expect(denialOf({ sources: [], types: ['image/*'], folders: [] }).without).toEqual([{ field: 'type', value: 'image/' }]);
});
