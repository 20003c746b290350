// search-run.ts LIBRARY: answers the questions on standard input with a built paise2, {queries: [{id, text}], limit}, and prints, as JSON, the
// names of the files found for each, without extension, and how long each took.
import { basename, extname } from 'node:path';
import { json } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { openPaise as Open } from '../../src/index.ts';

export interface SearchRunRequest {
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  readonly limit: number;
}

const { queries, limit } = (await json(process.stdin)) as SearchRunRequest;
const { openPaise } = (await import(pathToFileURL(process.argv[2] ?? '').href)) as { readonly openPaise: typeof Open };
const paise = openPaise();
const hits: Record<string, readonly string[]> = {};
const milliseconds: number[] = [];
for (const { id, text } of queries) {
  const startedAt = performance.now();
  const found = await paise.search({ query: text, limit, snippets: false, collapse: false });
  milliseconds.push(performance.now() - startedAt);
  hits[id] = found.hits.map(({ path = '' }) => basename(path, extname(path)));
}
process.stdout.write(JSON.stringify({ hits, milliseconds }));
await paise.close();
