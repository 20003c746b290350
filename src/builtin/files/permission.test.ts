import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import { noOrdinaryUser } from '../../testing/test-user.ts';
import { makeTree } from './test-tree.ts';

/** Runs as somebody whom permissions stop, which they do not do to root. */
function asOrdinaryUser(script: string, root: string): unknown {
  const here = new URL('.', import.meta.url).href;
  const program = `
    const { fetcherHost, recordingHost } = await import('${here}test-host.ts');
    const { directory } = await import('${here}directory.ts');
    const { file } = await import('${here}fetcher.ts');
    const root = process.argv[1];
    console.log(JSON.stringify(await (async () => { ${script} })()));`;
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, root], {
    ...nobody,
    encoding: 'utf8',
    cwd: '/',
    env: { HOME: '/nonexistent' },
  });
  return JSON.parse(output);
}

function closedTree(): string {
  const root = makeTree({ 'open/a': '', 'closed/b': '', 'names-only/c': '', 'names-only/d': '', 'pass/.ignore': 'e', 'pass/e': '' });
  chmodSync(root, 0o755);
  chmodSync(join(root, 'closed'), 0o000);
  chmodSync(join(root, 'names-only'), 0o744);
  chmodSync(join(root, 'pass'), 0o711);
  onTestFinished(() => ['closed', 'names-only', 'pass'].forEach((name) => chmodSync(join(root, name), 0o755)));
  return root;
}

test('what may not be read is kept, each folder once, with the reason', ({ skip }) => {
  skip(noOrdinaryUser !== undefined, noOrdinaryUser);
  const root = closedTree();
  const listing = asOrdinaryUser(
    `const host = await recordingHost({ roots: [root] }); await directory.list(host, {});
     const [{ entries, kept, completed }] = host.listings;
     return { urls: entries.map(({ url }) => url), kept: kept.map(({ url, reason }) => [url, reason]), completed };`,
    root,
  );
  const reason = { code: 'permission', text: 'You have no permission to read it.' };
  expect(listing).toEqual({
    urls: [`${fileUrl(root)}/open/a`],
    kept: ['closed', 'names-only', 'pass'].map((name) => [`${fileUrl(root)}/${name}`, reason]),
    completed: true,
  });
});

test('a link whose target may not be looked at is kept, and hides nothing else', ({ skip }) => {
  skip(noOrdinaryUser !== undefined, noOrdinaryUser);
  const root = closedTree();
  symlinkSync('../closed/b', join(root, 'open/0'));
  const listing = asOrdinaryUser(
    `const host = await recordingHost({ roots: [root + '/open'], followSymlinks: true }); await directory.list(host, {});
     const [{ entries, kept }] = host.listings;
     return [entries.map(({ url }) => url), kept.map(({ url, reason }) => [url, reason.code])];`,
    root,
  );
  expect(listing).toEqual([[`${fileUrl(root)}/open/a`], [[`${fileUrl(root)}/open/0`, 'link-target']]]);
});

test('a scope below a closed folder is kept, and explained', ({ skip }) => {
  skip(noOrdinaryUser !== undefined, noOrdinaryUser);
  const root = closedTree();
  const found = asOrdinaryUser(
    `const host = await recordingHost({ roots: [root] }); const url = 'file://' + root + '/closed/b';
     await directory.list(host, { scopes: [url] });
     return [host.listings.map(({ kept }) => kept.map(({ url }) => url)), await directory.explain(host, url)];`,
    root,
  );
  expect(found).toEqual([
    [[`${fileUrl(root)}/closed/b`]],
    { listed: false, reason: { code: 'permission', text: 'You have no permission to read it.' } },
  ]);
});

test('the fetcher rejects what may not be looked at', ({ skip }) => {
  skip(noOrdinaryUser !== undefined, noOrdinaryUser);
  const root = closedTree();
  const outcome = asOrdinaryUser(
    `return file.fetch(await fetcherHost(), { url: 'file://' + root + '/closed/b' }).catch(({ name, code, message }) => ({ name, code, message }));`,
    root,
  );
  expect(outcome).toEqual({ name: 'RejectContent', code: 'permission', message: 'You have no permission to read it.' });
});
