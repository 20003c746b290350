import type { Command, CommandOutput, StyledText } from '../../plugin/command.ts';
import type { Hit, SearchResult } from '../../plugin/paise.ts';
import { argumentList, isSet, optionNumber } from './input.ts';
import { ago, counted, duration, grouped } from './words.ts';
import { wrapped } from './wrap.ts';

export const search: Command = {
  summary: 'Search the index',
  description: [
    'All words must occur, in any form: `connection` finds `connected`. Upper and lower case and accents do not matter.',
    '',
    '  "exact phrase"     the words next to each other',
    '  net*               words that begin so',
    '  -word, NOT word    without it',
    '  this OR that       either; ( ) groups',
    '  title: name: path: author: tag: body:   only there, title:"annual report"',
    '  ext:pdf type:image in:~/Documents       only such files',
    '',
    'Anything typed is a query; --explain shows what it became.',
  ].join('\n'),
  arguments: [{ name: 'QUERY', summary: 'what to look for', required: true, variadic: true }],
  options: [
    { name: 'limit', short: 'n', value: 'N', summary: 'show at most N hits (10)' },
    { name: 'offset', value: 'N', summary: 'skip the first N hits' },
    { name: 'paths', summary: 'print paths only, one on a line' },
    { name: 'explain', summary: 'show what the query became' },
  ],
  async run({ paise, output }, input) {
    const query = argumentList(input, 'QUERY').join(' ');
    const limit = optionNumber(input, 'limit') ?? 10;
    const offset = optionNumber(input, 'offset') ?? 0;
    const pathsOnly = isSet(input, 'paths');
    const result = await paise.search({ query, limit, offset, snippets: !pathsOnly });
    if (output.json) output.value(result);
    else if (pathsOnly) for (const { path, url } of result.hits) output.line(path ?? url);
    else print(output, result, { explain: isSet(input, 'explain'), offset });
  },
};

function print(output: CommandOutput, result: SearchResult, shown: { readonly explain: boolean; readonly offset: number }): void {
  if (shown.explain) output.line([{ text: `searched for: ${result.plan.text}`, style: 'dim' }]);
  for (const note of result.plan.notes) output.line([{ text: note, style: 'warning' }]);
  for (const [index, hit] of result.hits.entries()) printHit(output, hit, shown.offset + index + 1);
  output.line([{ text: footer(result), style: 'dim' }]);
}

const indent = '   ';

function printHit(output: CommandOutput, hit: Hit, number: number): void {
  const stale = hit.stale === undefined ? [] : [{ text: ` (${hit.stale} since it was indexed)`, style: 'warning' as const }];
  output.line([{ text: `${number}. `, style: 'dim' }, { text: hit.title, style: 'title' }, ...stale]);
  output.line([{ text: `${indent}${hit.path ?? hit.url}`, style: 'dim' }]);
  const snippet = hit.snippet.map(({ text, match }): StyledText => ({ text, ...(match && { style: 'match' }) }));
  const width = output.interactive ? output.columns - indent.length - 1 : Number.POSITIVE_INFINITY;
  if (snippet.length > 0) for (const line of wrapped(snippet, width)) output.line([{ text: indent }, ...line]);
}

function footer({ total, tookMs, freshness }: SearchResult): string {
  const parts = [`${counted(total, 'hit')} in ${duration(tookMs)}`];
  if (freshness.indexedAt !== undefined) parts.push(`indexed ${ago(freshness.indexedAt)}`);
  if (freshness.pending > 0) parts.push(`${grouped(freshness.pending)} pending`);
  if (freshness.failed > 0) parts.push(`${grouped(freshness.failed)} not read, see \`paise2 status\``);
  return parts.join(', ');
}
