import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recordingHost } from './test-host.ts';
import { suggest } from './suggest.ts';
import { makeTree } from './test-tree.ts';

function homeWith(files: Readonly<Record<string, string>>): string {
  const home = makeTree(files);
  const { HOME, XDG_CONFIG_HOME } = process.env;
  process.env['HOME'] = home;
  delete process.env['XDG_CONFIG_HOME'];
  onTestFinished(() => {
    process.env['HOME'] = HOME;
    if (XDG_CONFIG_HOME !== undefined) process.env['XDG_CONFIG_HOME'] = XDG_CONFIG_HOME;
  });
  return home;
}

test('usual folders that exist are suggested, under the names that the desktop gives them', async () => {
  const userDirectories =
    '# written by xdg-user-dirs-update\nXDG_DESKTOP_DIR="$HOME/"\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\nXDG_DOWNLOAD_DIR="/nowhere"\n';
  homeWith({ '.config/user-dirs.dirs': userDirectories, 'Dokumente/a': '', 'src/': '', Notes: 'a file' });
  expect(await suggest(await recordingHost())).toEqual([
    { title: 'Dokumente', options: { roots: ['~/Dokumente'] } },
    { title: 'src', options: { roots: ['~/src'] } },
  ]);
});

test('what is indexed already is not suggested', async () => {
  const home = homeWith({ 'Documents/': '', 'Desktop/': '' });
  expect(await suggest(await recordingHost({ roots: ['~/Documents'] }))).toEqual([{ title: 'Desktop', options: { roots: ['~/Desktop'] } }]);
  expect(await suggest(await recordingHost({ roots: [join(home, '..')] }))).toEqual([]);
  expect(await suggest(await recordingHost({ roots: ['~'] }))).toEqual([]);
});
