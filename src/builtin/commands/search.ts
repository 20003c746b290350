import { copierNames, copyText } from '../../kit/desktop/copy-text.ts';
import { openOnDesktop } from '../../kit/desktop/open-on-desktop.ts';
import { reasonNotToOpen } from '../../kit/desktop/refused-to-open.ts';
import type { Command, CommandHost, CommandInput } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { filePathBytes } from '../../plugin/file-url.ts';
import type { Hit, SearchRequest, SearchResult } from '../../plugin/paise.ts';
import type { FacetName } from '../../plugin/query.ts';
import { argumentList, isSet, optionNumber } from './input.ts';
import { interactive } from './interactive/interactive.ts';
import { queryIn } from './query-in.ts';
import { showLines } from './search-lines.ts';
import { showResult } from './search-view.ts';
import { waitForPending } from './search-wait.ts';

const facets = ['type', 'source', 'folder', 'author', 'tag', 'language', 'date'] as const satisfies readonly FacetName[];
const sortings = ['relevance', 'newest', 'oldest', 'created', 'size', 'name', 'path'];
/** Lines of one item that `--context` shows at most come from so many passages. */
const passagesForLines = 100;

export const search: Command = {
  summary: 'Search the index',
  description: [
    'All words must occur, in any form: `connection` finds `connected`. Upper and lower case and accents do not matter. Where little matches, items with some of the words follow.',
    '',
    '  "exact phrase"          the words next to each other',
    '  net*  *work*            words that begin so, words that contain it',
    '  -word  NOT word         without it',
    '  this OR that            either; ( ) groups',
    '  this NEAR/5 that        with at most 5 words between them',
    '  title:report            only there; also name path heading tag author subject',
    '                          from to symbol body',
    '  type:image ext:pdf,md in:~/Documents lang:german source:files',
    '                          only such files',
    '  size:>10mb page:5..20   comparisons and ranges',
    '  modified:<7d            changed in the last 7 days; also modified:2024-05,',
    '                          modified:yesterday, created:2023',
    '  before:2024-05          and after:"last month"',
    '  sort:newest             oldest, size, name, path, created; - turns it round',
    '',
    'Anything typed is a query; --explain shows what it became.',
  ].join('\n'),
  arguments: [{ name: 'QUERY', summary: 'what to look for', variadic: true }],
  options: [
    { name: 'interactive', short: 'i', summary: 'search on the whole terminal, while you type' },
    { name: 'limit', short: 'n', value: 'N', summary: 'show at most N hits (10)' },
    { name: 'offset', value: 'N', summary: 'skip the first N hits' },
    { name: 'sort', value: 'ORDER', summary: 'put in another order, like sort: in the query', choices: sortings },
    { name: 'passages', value: 'N', summary: 'show at most N passages of each hit (1)' },
    { name: 'context', short: 'C', value: 'N', summary: 'print all lines that match as path:line:text, with N lines around them' },
    { name: 'paths', summary: 'print paths only, one on a line' },
    { name: 'print0', short: '0', summary: 'print paths only, each with a NUL behind it, for xargs -0' },
    { name: 'open', value: 'N', summary: 'open hit number N with its program' },
    { name: 'copy-path', value: 'N', summary: 'print the path of hit number N and copy it to the clipboard' },
    { name: 'facets', summary: 'count the hits by type, source, folder, author, tag, language and month' },
    { name: 'explain', summary: 'show what the query became, and what each score is made of' },
    { name: 'no-loosen', summary: 'only what matches all of the query, also where that is nothing' },
    { name: 'wait', summary: 'wait until what changed is in the index' },
  ],
  async run(host, input) {
    const { paise, output } = host;
    if (isSet(input, 'interactive')) return interactive(host, input);
    if (argumentList(input, 'QUERY').length === 0)
      throw new PaiseError('USAGE', 'There is no query.', { hint: 'Say what to look for, or type it with `paise2 search -i`.' });
    const number = optionNumber(input, 'open', 1) ?? optionNumber(input, 'copy-path', 1);
    const request = requestOf(input, number);
    if (isSet(input, 'wait')) await waitForPending(host);
    const result = await paise.search(request);
    const { offset = 0 } = request;
    if (number !== undefined) return handOver(host, input, hitNumber(result, number, offset));
    const around = optionNumber(input, 'context');
    if (isSet(input, 'print0')) for (const path of pathsOf(result)) process.stdout.write(Buffer.concat([Buffer.from(path), Buffer.of(0)]));
    else if (output.json) output.value(result);
    else if (isSet(input, 'paths'))
      for (const path of pathsOf(result)) output.line(typeof path === 'string' ? path : new TextDecoder().decode(path));
    else if (around !== undefined) await showLines(result.hits, around, { paise, output });
    else showResult(result, { first: offset + 1, explain: isSet(input, 'explain'), output });
    return 0;
  },
};

function requestOf(input: CommandInput, number: number | undefined): SearchRequest {
  const offset = optionNumber(input, 'offset') ?? 0;
  const pathsOnly = isSet(input, 'paths') || isSet(input, 'print0');
  return {
    query: queryIn(input),
    // The hit with a number is the same on every page.
    limit: Math.max(optionNumber(input, 'limit') ?? 10, (number ?? 0) - offset),
    offset,
    snippets: !pathsOnly && number === undefined,
    passages: optionNumber(input, 'context') === undefined ? (optionNumber(input, 'passages', 1) ?? 1) : passagesForLines,
    explain: isSet(input, 'explain'),
    loosen: !isSet(input, 'no-loosen'),
    ...(isSet(input, 'facets') && { facets }),
  };
}

function hitNumber({ hits, total }: SearchResult, number: number, offset: number): Hit {
  const hit = hits[number - 1 - offset];
  if (hit) return hit;
  throw new PaiseError('USAGE', total === 0 ? 'There are no hits.' : `There is no hit number ${number}: ${total} are found.`);
}

/** Gives a hit to another program. */
async function handOver({ output }: Pick<CommandHost, 'output'>, input: CommandInput, hit: Hit): Promise<number> {
  const target = hit.path ?? hit.url;
  if (optionNumber(input, 'open', 1) !== undefined) {
    if (hit.path === undefined && !/^https?:/.test(hit.url))
      throw new PaiseError('NOT_SUPPORTED', `Nothing is known that opens ${hit.url}.`);
    const reason = hit.path === undefined ? undefined : await reasonNotToOpen(hit.path);
    if (reason !== undefined) throw new PaiseError('NOT_SUPPORTED', reason, { hint: 'Open it yourself, if you trust it.' });
    await openOnDesktop(target).catch((error: Error) => {
      throw new PaiseError('NOT_SUPPORTED', `${target} was not opened: ${error.message}`, { hint: 'Open it yourself.' });
    });
    if (output.json) output.value({ opened: target });
    else output.line(target);
    return 0;
  }
  const program = await copyText(target);
  if (output.json) output.value({ path: target, copied: program !== undefined });
  else output.line(target);
  if (program === undefined) output.note(`It was not copied: none of these works here: ${copierNames()}.`);
  return program === undefined ? 1 : 0;
}

/** Each path once: items of one container share it. A path that is no text stays the bytes that it is. */
function pathsOf({ hits }: SearchResult): readonly (string | Uint8Array)[] {
  const paths = new Map(hits.map(({ url, path }) => [path ?? url, filePathBytes(url.split('!/', 1)[0] ?? url)]));
  return Array.from(paths, ([path, bytes]) => (bytes instanceof Uint8Array ? bytes : path));
}
