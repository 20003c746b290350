import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Extraction, RunningPaise } from '../../src/index.ts';
import { openCorpus } from './corpus.ts';

/** What became of one file. */
export interface ExtractedFile {
  /** Path below the folder of the corpus. */
  readonly file: string;
  /** The first folder of the path. */
  readonly corpus: string;
  readonly format: string;
  /** `error`: there is no extraction. */
  readonly status: Extraction['status'] | 'error';
  readonly reason?: { readonly code: string; readonly text: string };
  /** Parts within it that could not be read. */
  readonly failedParts: readonly { readonly code: string; readonly text: string }[];
  readonly milliseconds: number;
}

/** Extracts all files below a folder, one after the other, and writes what was found as the judge wants it. */
export async function extractCorpus(paise: RunningPaise, directory: string, dump: string): Promise<readonly ExtractedFile[]> {
  const formats = knownFormats(directory);
  const found: ExtractedFile[] = [];
  writeFileSync(dump, '');
  for (const path of openCorpus(directory).files.toSorted()) {
    const file = relative(directory, path);
    if (file === 'pairs.jsonl') continue;
    const place = { file, corpus: file.split(sep)[0] ?? '', format: formats.get(file) ?? extname(file).slice(1).toLowerCase() };
    const startedAt = performance.now();
    const extraction = await paise.extract(path).catch((error: unknown) => error as Error & { readonly code?: string });
    const milliseconds = performance.now() - startedAt;
    if (extraction instanceof Error) {
      const reason = { code: extraction.code ?? 'unknown', text: extraction.message };
      found.push({ ...place, status: 'error', reason, failedParts: [], milliseconds });
      continue;
    }
    const { status, reason, items } = extraction;
    const failedParts = items.slice(1).flatMap((item) => (item.status === 'failed' && item.reason ? [item.reason] : []));
    found.push({ ...place, status, ...(reason && { reason }), failedParts, milliseconds });
    appendFileSync(dump, dumpLines(path, extraction));
  }
  return found;
}

/** Formats as the expectations call them. */
function knownFormats(directory: string): ReadonlyMap<string, string> {
  const pairs = join(directory, 'pairs.jsonl');
  const lines = existsSync(pairs) ? readFileSync(pairs, 'utf8').split('\n').filter(Boolean) : [];
  return new Map(
    lines.map((line) => JSON.parse(line) as { readonly file: string; readonly fmt: string }).map(({ file, fmt }) => [file, fmt]),
  );
}

/** All items of a file count for it. A file without text still has a type. */
function dumpLines(path: string, { detection, items }: Extraction): string {
  const first = { path, text: '', metadata: {}, mime: detection.mimeType };
  const rest = items.map(({ title, text, metadata, mimeType }) => ({ path, text, metadata: { title, ...metadata }, mime: mimeType }));
  return [first, ...rest].map((line) => `${JSON.stringify(line)}\n`).join('');
}
