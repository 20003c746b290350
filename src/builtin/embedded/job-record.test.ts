import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobSpec } from '../../plugin/job.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import type { JobRecord } from './job-record.ts';
import { claimedJob, kindCodes, packPayload } from './job-record.ts';

const recordOf = (spec: JobSpec): JobRecord => ({
  id: 1,
  kind: kindCodes[spec.kind],
  key: spec.key,
  plugin: spec.plugin,
  state: 0,
  priority: 100,
  not_before: 0,
  revision: spec.revision,
  payload: packPayload(spec),
  attempts: 0,
  crashes: 0,
  skip: null,
  progress: null,
  failure: null,
  created_at: 0,
  updated_at: 0,
});

test('Any payload comes back as it went in', () => {
  const words = fc.constantFrom('', 'a', 'file:///a', '__proto__');
  const metadata = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(fc.tuple(words, words), fc.tuple(words, words), metadata, ([key, url], [revision, fingerprint], fields) => {
      const payload = { url, source: 'files/files', fingerprint, size: 7, metadata: JSON.parse(JSON.stringify(fields)) as MetadataFields };
      const spec: JobSpec = { kind: 'fetch_content', key, plugin: 'files', revision, payload };
      expect(claimedJob(recordOf(spec), 1).payload).toEqual(payload);
    }),
  );
});

test('What key and revision say is not said again', () => {
  const payload = { url: 'file:///a', source: 'files/files', fingerprint: 'f' };
  expect(packPayload({ kind: 'fetch_content', key: 'file:///a', plugin: 'files', revision: 'f', payload })).toBe(
    '{"source":"files/files"}',
  );
});

test('A cleanup has no URL and gets none', () => {
  const spec: JobSpec = { kind: 'cleanup_cache', key: 'k', plugin: 'http', revision: 'r', payload: { plugin: 'http', cacheIds: ['00'] } };
  expect(claimedJob(recordOf(spec), 1).payload).toEqual(spec.payload);
});
