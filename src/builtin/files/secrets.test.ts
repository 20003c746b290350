import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import { directory } from './directory.ts';
import { recordingHost } from './test-host.ts';
import { listedPaths, listRoot, makeTree } from './test-tree.ts';

const secretNames = [
  '.env',
  '.env.local',
  'server.pem',
  'id_rsa',
  'id_ed25519_work',
  'passwords.kdbx',
  '.netrc',
  '.bash_history',
  'Login Data',
  'Cookies',
];
const plainNames = ['.env.example', 'id_rsa.pub', 'id_card.pdf', 'medical_history', 'history.txt', 'key.txt', 'environment'];

test('secret files are found by name only', async () => {
  const root = makeTree(Object.fromEntries([...secretNames, ...plainNames].map((name) => [name, 'x'])));
  const { entries } = await listRoot(root, { hidden: 'index' });
  const codes = new Map(entries.map(({ url, nameOnly }) => [url, nameOnly?.code]));
  for (const name of secretNames) expect([name, codes.get(fileUrl(join(root, name)))]).toEqual([name, 'secret']);
  for (const name of plainNames)
    expect([name, codes.has(fileUrl(join(root, name))), codes.get(fileUrl(join(root, name)))]).toEqual([name, true, undefined]);
});

test('the name of a secret is listed even where hidden or ignored files are not', async () => {
  const root = makeTree({ '.env': '', '.profile': '', 'a.key': '', '.ignore': '*.key' });
  expect(listedPaths(await listRoot(root), root)).toEqual(['.env', 'a.key']);
});

test('secret folders are not entered, whichever way one comes', async () => {
  const root = makeTree({ '.ssh/config': '', '.config/gh/hosts.yml': '', '.aws/deep/x': '', a: '' });
  const listing = await listRoot(root, { hidden: 'index' });
  expect(listedPaths(listing, root)).toEqual(['a']);
  expect(listing.excluded).toEqual({ secret: 3 });
  for (const path of ['.ssh', '.ssh/config', '.aws/deep', '.aws/deep/x']) {
    const host = await recordingHost();
    await directory.list(host, { scopes: [fileUrl(join(root, path))] });
    expect([path, host.listings[0]?.entries, host.listings[0]?.excluded]).toEqual([path, [], { secret: 1 }]);
  }
});

test('a folder or file can be allowed, or all of them', async () => {
  const root = makeTree({ '.ssh/id_rsa': '', 'a/x.pem': '', 'b/y.pem': '', 'c/z.pem': '' });
  const contents = async (given: Parameters<typeof listRoot>[1]): Promise<readonly string[]> => {
    const listing = await listRoot(root, { hidden: 'index', ...given });
    return listedPaths({ ...listing, entries: listing.entries.filter(({ nameOnly }) => nameOnly === undefined) }, root);
  };
  expect(await contents({})).toEqual([]);
  expect(await contents({ allowSecrets: [`${root}/.ssh/`, 'a/', 'y.pem'] })).toEqual(['.ssh/id_rsa', 'a/x.pem', 'b/y.pem']);
  expect(await contents({ secrets: 'index' })).toHaveLength(4);
});

test('a large .key is a presentation', async () => {
  const root = makeTree({ 'private.key': 'x', 'talk.key': '' });
  truncateSync(join(root, 'talk.key'), 100_000);
  expect((await listRoot(root)).entries.map(({ nameOnly }) => nameOnly?.code)).toEqual(['secret', undefined]);
});
