import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import type { ContentFetcher } from '../../plugin/content-fetcher.ts';
import { urlName } from '../../plugin/file-url.ts';
import type { Log } from '../../plugin/hosts.ts';
import type { ItemRecord } from '../../plugin/item.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import { createHosts } from '../hosts/create-host.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { defaultExtractionLimits } from './extraction-limits.ts';
import type { JobLine } from './handover.ts';
import type { JobResult } from './job-result.ts';
import { processJob, type WorkBench } from './process-job.ts';
import { createSelectionTable } from './selection-table.ts';

export interface TestBench extends WorkBench {
  /** Writes a file and does the job of fetching and extracting it: `test:/<name>`. */
  process(name: string, content: string | Uint8Array, more?: ErrandChanges): Promise<JobResult>;
  /** What was handed over in parts. */
  readonly parts: JobResult[];
}

/** What a claim of a job knows of earlier ones, and where it may announce its members. */
export type ErrandChanges = Partial<Pick<FetchJob, 'token' | 'progress' | 'skip' | 'payload'>> & Pick<JobLine, 'announce'>;

type FetchJob = ClaimedJob & { readonly kind: 'fetch_content' };

/** For tests: what a worker has at hand, with these extractors and files of its own. */
export function createTestBench(
  extractors: Readonly<Record<string, ContentExtractor['extract'] | Partial<ContentExtractor>>>,
  more: Partial<Pick<WorkBench, 'kept' | 'signal'>> & {
    readonly limits?: Partial<ExtractionLimits>;
    readonly fetch?: ContentFetcher['fetch'];
  } = {},
): TestBench {
  const folder = mkdtempSync(join(tmpdir(), 'paise2-bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const plugin = { plugin: 'test', from: 'built-in' } as const;
  const table = createSelectionTable(
    Object.entries(extractors).map(([name, given]) => {
      const fields = typeof given === 'function' ? { extract: given } : given;
      return {
        ...plugin,
        id: `test/${name}`,
        value: { version: 1, preferredMimeTypes: ['text/*'], extract: async () => {}, ...fields },
      };
    }),
    () => ({}),
    {},
  );
  const fetchFile: ContentFetcher['fetch'] = async (_, { url }) => {
    const path = join(folder, urlName(url));
    const { size, mtimeMs } = statSync(path);
    return { type: 'content', location: { kind: 'file', path, size, modifiedAt: mtimeMs } };
  };
  const bench: WorkBench = {
    table,
    hosts: createHosts({
      optionsOf: () => ({}),
      log: () => silence,
      state: () => ({ get: unasked, set: unasked, entries: unasked, keysWithValue: unasked }),
      cachePut: unasked,
      configuration: unasked,
      openListing: unasked,
      runProgram: unasked,
      request: unasked,
      ownDirectories: [],
    }),
    signal: more.signal ?? new AbortController().signal,
    onProgress() {},
    fetchers: [{ ...plugin, id: 'test/fetcher', value: { urlSchemes: ['test'], fetch: more.fetch ?? fetchFile } }],
    limits: { ...defaultExtractionLimits, ...more.limits },
    kept: more.kept ?? (async () => undefined),
    cachePath: async () => undefined,
    cacheRead: unasked,
  };
  const parts: JobResult[] = [];
  return {
    ...bench,
    parts,
    process(name, content, { announce, ...claim } = {}) {
      writeFileSync(join(folder, name), content);
      const line: JobLine = { handOver: async (part) => void parts.push(part), ...(announce && { announce }) };
      return processJob({ ...fetchJob(`test:/${name}`), ...claim }, bench, line);
    },
  };
}

export function fetchJob(url: string, known?: { readonly contentHash?: string; readonly revision: string }): FetchJob {
  const payload = { url, source: 'test/source', fingerprint: '1', ...(known && { known }) };
  return { id: 1, token: 1, attempts: 0, crashes: 0, skip: [], kind: 'fetch_content', key: url, plugin: 'test', revision: '1', payload };
}

/** The items that a result puts, adds or records as failed. */
export const itemsOf = ({ change }: JobResult): readonly ItemRecord[] => ('items' in change ? change.items.items : []);

/** For jobs that hand over nothing. */
export const inOnePart: JobLine = { handOver: unasked };

const silence: Log = { debug() {}, info() {}, warn() {}, error() {} };

function unasked(): never {
  throw new Error('Nobody asks for this here.');
}
