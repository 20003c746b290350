import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { approvalOf, approve, readApprovals, wishesBeyond, withdrawApproval } from './approvals.ts';
import { openManifestCache } from './manifest-cache.ts';
import type { PluginManifest } from './plugin-manifest.ts';
import { distrustProject, trustedProjects, trustProject } from './trusted-projects.ts';

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'paise2-records-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

const manifest = (more: Partial<PluginManifest> = {}): PluginManifest => ({ name: 'mine', extensions: {}, ...more });
const beyond = (data: string, wanted: PluginManifest) => wishesBeyond(wanted, approvalOf(readApprovals(data), wanted.name));

test('what was agreed to is agreed to, less too, and more is said', () => {
  const data = directory();
  const wanted = manifest({
    permissions: { read: ['~/Mail'], hosts: ['example.org'], commands: ['git'] },
    extensions: { commands: {}, contentExtractors: {}, lifecycleActions: {} },
  });
  expect(beyond(data, wanted)).toEqual([
    'to read ~/Mail',
    'to reach example.org',
    'to run git',
    'to be part of the engine (commands)',
    'to be part of the engine (lifecycleActions)',
  ]);
  approve(data, wanted);
  expect(beyond(data, wanted)).toEqual([]);
  expect(beyond(data, manifest())).toEqual([]);
  expect(beyond(data, { ...wanted, permissions: { read: ['~/Mail', '~/'] } })).toEqual(['to read ~/']);
  approve(data, manifest({ name: 'other', permissions: { hosts: ['*'] } }));
  expect(beyond(data, wanted)).toEqual([]);
  withdrawApproval(data, 'mine');
  expect(beyond(data, wanted).length).toBe(5);
  expect(beyond(data, manifest({ name: 'other', permissions: { hosts: ['*'] } }))).toEqual([]);
});

test.each(['constructor', '__proto__', 'toString'])('a plugin that is called %s was agreed to by nobody', (name) => {
  const data = directory();
  const wanted = manifest({ name, permissions: { read: ['/'], commands: ['sh'] }, extensions: { commands: {} } });
  expect(beyond(data, wanted).length).toBe(3);
  approve(data, wanted);
  expect(beyond(data, wanted)).toEqual([]);
});

test('records are for the user only, and one that is damaged is empty', () => {
  const data = directory();
  approve(data, manifest());
  const [file = ''] = readdirSync(join(data, 'plugins'));
  const path = join(data, 'plugins', file);
  expect([file, statSync(path).mode & 0o777, statSync(join(data, 'plugins')).mode & 0o777]).toEqual(['approved.json', 0o600, 0o700]);
  for (const damaged of ['', '{', 'null', '5', readFileSync(path, 'utf8').slice(0, -3)]) {
    writeFileSync(path, damaged);
    expect(readApprovals(data)).toEqual({});
  }
});

test('a trusted file is one that is as it was', () => {
  const data = directory();
  const project = directory();
  const [same, changed, fresh, gone] = ['same.ts', 'changed.ts', 'fresh.ts', 'gone.ts'].map((name) => join(project, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const file of [same, changed, gone]) writeFileSync(file, 'code');
  trustProject(data, project, [same, changed, gone]);
  writeFileSync(changed, 'Code');
  writeFileSync(fresh, 'code');
  rmSync(gone);
  const [trusted] = trustedProjects(data);
  expect(trusted?.folder).toBe(project);
  expect(trusted?.problemOf(same)).toBeUndefined();
  expect(trusted?.problemOf(changed)).toContain('was changed after you trusted');
  expect(trusted?.problemOf(fresh)).toContain('appeared after you trusted');
  expect(trusted?.problemOf(gone)).toContain('cannot be read');
  expect(trusted?.problemOf(project)).toContain('cannot be read');
  expect([distrustProject(data, project), distrustProject(data, project), trustedProjects(data)]).toEqual([true, false, []]);
});

test('a description is good for its file, as it was, under the same paise2', () => {
  const data = directory();
  const described = { manifest: manifest() };
  const cache = openManifestCache(data, '1.0.0');
  cache.set('/a.ts', 'a 1', described);
  cache.set('/b.ts', 'b 1', { problem: 'it does not load' });
  cache.save(['/a.ts', '/b.ts']);
  const again = openManifestCache(data, '1.0.0');
  expect([again.get('/a.ts', 'a 1'), again.get('/b.ts', 'b 1')]).toEqual([described, { problem: 'it does not load' }]);
  expect([again.get('/a.ts', 'a 2'), again.get('/c.ts', 'a 1')]).toEqual([undefined, undefined]);
  expect(openManifestCache(data, '1.0.1').get('/a.ts', 'a 1')).toBeUndefined();
  again.save(['/b.ts']);
  expect(openManifestCache(data, '1.0.0').get('/a.ts', 'a 1')).toBeUndefined();
  expect(openManifestCache(data, '1.0.0').get('/b.ts', 'b 1')).toBeDefined();
});

test('descriptions that cannot be read or written are made again', () => {
  const data = directory();
  writeFileSync(join(data, 'plugins.json'), '{"/a.ts":{"finger');
  const cache = openManifestCache(data, '1');
  expect(cache.get('/a.ts', 'x')).toBeUndefined();
  const nowhere = openManifestCache(join(data, 'plugins.json'), '1');
  nowhere.set('/a.ts', 'x', { problem: 'p' });
  expect(() => nowhere.save(['/a.ts'])).not.toThrow();
});
