import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, onTestFinished, test } from 'vitest';
import { answerHttp } from '../src/builtin/mcp/answer-http.ts';
import { instructions } from '../src/builtin/mcp/instructions.ts';
import type { McpOptions } from '../src/builtin/mcp/options.ts';
import type { HttpHandlerHost } from '../src/plugin/http-handler.ts';
import { makeZip } from '../src/kit/zip/test-zip.ts';
import { injections } from './support/injections.ts';
import { createPlace, type Place } from './support/place.ts';

interface Hit {
  readonly id: string;
  readonly title: string;
  readonly place?: string;
  readonly passages: readonly { readonly text: string }[];
}

interface Asked {
  readonly text: string;
  readonly isError: boolean;
  readonly content: Readonly<Record<string, unknown>> & { readonly hits?: readonly Hit[]; readonly total?: number };
}

interface Agent {
  readonly client: Client;
  call(name: string, input?: Readonly<Record<string, unknown>>): Promise<Asked>;
}

/** A client of the handler in this process, as the server calls it after its own checks. */
async function agentIn(place: Place): Promise<Agent> {
  const paise = place.open();
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const signal = new AbortController().signal;
  const host: HttpHandlerHost<McpOptions> = {
    plugin: 'mcp',
    extension: 'mcp/mcp',
    options: (await paise.optionsOf('mcp')) as McpOptions,
    log: silent,
    signal,
    paise,
    origin: 'http://127.0.0.1',
    visitor: 'program',
    folder: '',
  };
  const client = new Client({ name: 'tester', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  const transport = new StreamableHTTPClientTransport(new URL('http://127.0.0.1/mcp'), {
    fetch: (url, init) => answerHttp(host, new Request(url, init)),
  });
  onTestFinished(async () => {
    await client.close();
    await paise.close();
  });
  await client.connect(transport);
  return {
    client,
    async call(name, input = {}) {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: { ...input } });
      const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
      return { text, isError: isError ?? false, content: (structuredContent ?? {}) as Asked['content'] };
    },
  };
}

const mail = (subject: string, attachment: string): string =>
  `From: ann@example.org\nTo: bob@example.org\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="q"\n\n--q\nContent-Type: text/plain\n\nThe parsnip of ${subject}.\n--q\nContent-Type: text/plain\nContent-Disposition: attachment; filename="note.txt"\n\n${attachment}\n--q--\n`;

function correspondence(): Place {
  const place = createPlace();
  place.write('garden.md', '# Garden\n\nThe parsnip grows in the garden.');
  place.write('letter.eml', mail('letter', 'An attached parsnip: zyzzogeton.'));
  place.write('box.mbox', `From ann@example.org Sat Jan  3 01:05:34 2026\n${mail('box', 'A boxed parsnip.')}\n`);
  place.write(
    'pack.zip',
    makeZip([
      { name: 'in/letter.eml', data: Buffer.from(mail('packed', 'A packed parsnip.')) },
      { name: 'in/free.txt', data: Buffer.from('A free parsnip.') },
    ]),
  );
  place.write('ann.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann Parsnip\nEND:VCARD\n');
  place.write(
    'plan.ics',
    'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20260101T100000Z\nSUMMARY:parsnip harvest\nEND:VEVENT\nEND:VCALENDAR\n',
  );
  place.write('private/diary.md', 'Dear diary: parsnip.');
  return place;
}

const isSeen = new Set(['Garden', 'free.txt']);

test('what is denied is not there: mail and what is in it, contacts, calendars, folders', async () => {
  const place = correspondence();
  place.configure(`mcp:\n  deny:\n    folders: [${JSON.stringify(place.path('private'))}]\n`);
  await place.index();
  const agent = await agentIn(place);
  const { content } = await agent.call('search', { query: 'parsnip', limit: 20 });
  expect(new Set(content.hits?.map(({ title }) => title))).toEqual(isSeen);
  expect(content).toMatchObject({ total: 2, isTotalExact: true });
  const paise = place.open();
  const every = await paise.search({ query: '*', limit: 100, collapse: false });
  const ids = new Set((await agent.call('search', { query: '*', limit: 20 })).content.hits?.map(({ id }) => id));
  let kept = 0;
  for (const { id } of every.hits) {
    const unknown = `There is no document with the id ${id}. Ids come from search.`;
    for (const tool of ['fetch', 'similar']) {
      const answer = await agent.call(tool, { id });
      expect(answer).toMatchObject(ids.has(id) ? { isError: false } : { text: unknown, isError: true, content: {} });
    }
    if (!ids.has(id)) kept += 1;
  }
  await paise.close();
  expect(kept).toBeGreaterThan(8);
  expect((await agent.call('fetch', { id: '987654' })).text).toBe('There is no document with the id 987654. Ids come from search.');
  expect((await agent.call('sources')).content).toMatchObject({ sources: [{ source: 'files/directory', documents: ids.size }] });
  const [garden] = content.hits ?? [];
  const alike = await agent.call('similar', { id: garden?.id ?? '' });
  for (const { title } of alike.content.hits ?? []) expect(isSeen).toContain(title);
});

test('words that only a denied attachment has are not given away', async () => {
  const place = correspondence();
  await place.index();
  const agent = await agentIn(place);
  for (const query of ['zyzzogeton', 'zyzzogetom', 'zyzzogetons parsnip', '*zzoget*', 'zyzzo*', 'parsnip zyzzogetom']) {
    const answer = await agent.call('search', { query });
    expect(JSON.stringify(answer).replaceAll(query, ''), query).not.toContain('zyzzogeton');
    for (const { title } of answer.content.hits ?? []) expect([...isSeen, 'diary.md']).toContain(title);
  }
});

test('what is denied changes no answer', async () => {
  const place = correspondence();
  place.configure(`mcp:\n  deny:\n    folders: [${JSON.stringify(place.path('private'))}]\n`);
  const other = createPlace();
  other.write('garden.md', '# Garden\n\nThe parsnip grows in the garden.');
  other.write('pack.zip', makeZip([{ name: 'in/free.txt', data: Buffer.from('A free parsnip.') }]));
  await Promise.all([place.index(), other.index()]);
  const agents = await Promise.all([agentIn(place), agentIn(other)]);
  for (const query of [
    'parsnip',
    'free parsnip',
    'parsnip boxed attached',
    'zyzzogeton',
    'zyzzogetom parsnip',
    'gardn',
    '*zzo*',
    'from:ann',
    'type:mail',
    'sort:name *',
  ]) {
    const [one, two] = await Promise.all(agents.map(async (agent) => comparable((await agent.call('search', { query })).content)));
    expect(one, query).toEqual(two);
  }
});

/** An answer without what differs between any two places. */
function comparable(content: Asked['content']): unknown {
  const { hits = [], plan, total, isTotalExact, notes, nextOffset } = content;
  return { plan, total, isTotalExact, notes, nextOffset, hits: hits.map(({ title }) => title) };
}

test('what is allowed again is there', async () => {
  const place = correspondence();
  place.configure('mcp:\n  deny:\n    types: []\n    sources: []\n');
  await place.index();
  const agent = await agentIn(place);
  expect((await agent.call('search', { query: 'parsnip boxed' })).content.total).toBeGreaterThan(0);
  expect((await agent.call('search', { query: 'zyzzogeton' })).content).toMatchObject({ total: 1 });
  place.configure('mcp:\n  enabled: false\n');
  await expect(agentIn(place)).rejects.toThrow(/404|Agents are not answered/);
});

test('nothing that documents say changes what the server says of itself, and all of it stands between marks', async () => {
  const empty = createPlace();
  await empty.index();
  const place = createPlace();
  for (const [number, text] of injections.entries()) {
    const title = JSON.stringify(text.replaceAll('\n', ' '));
    place.write(`body-${number}.txt`, `marrow ${text}`);
    place.write(`meta-${number}.md`, `---\ntitle: ${title}\ntags: [${title}]\nauthor: ${title}\n---\n\n# ${text.split('\n')[0]}\n\nmarrow`);
    place.write(
      `${text
        .replaceAll(/[/\0\n]/g, '_')
        .slice(0, 60)
        .toWellFormed()}-${number}.txt`,
      'marrow',
    );
  }
  await place.index();
  const [before, after] = [await agentIn(empty), await agentIn(place)];
  expect(injections.length).toBeGreaterThanOrEqual(30);
  const tools = await before.client.listTools();
  const ids = new Set<string>();
  for (let offset: number | undefined = 0; offset !== undefined;) {
    const answer: Asked = await after.call('search', { query: 'marrow', limit: 20, offset });
    for (const { id } of answer.content.hits ?? []) ids.add(id);
    expectMarked(answer.text);
    offset = answer.content['nextOffset'] as number | undefined;
  }
  expect(ids.size).toBeGreaterThanOrEqual(injections.length * 2);
  for (const id of [...ids].slice(0, 40)) expectMarked((await after.call('fetch', { id })).text);
  expect(await after.client.listTools()).toEqual(tools);
  expect(after.client.getInstructions()).toBe(instructions);
  expect(before.client.getInstructions()).toBe(instructions);
});

const unseen = /[[\p{Cc}--[\t\n]]\p{Default_Ignorable_Code_Point}]/v;

/** All but the server's own words stands between two lines with one mark, and nothing invisible is left. */
function expectMarked(text: string): void {
  const [, mark = ''] = /^----- untrusted documents (\w{24}) begin -----$/m.exec(text) ?? [];
  const [outside = '', inside = '', rest = ''] = text.split(new RegExp(`^----- untrusted documents ${mark} (?:begin|end) -----$`, 'm'));
  expect(text.split(mark)).toHaveLength(3);
  expect(text).not.toMatch(unseen);
  expect(outside).toMatch(/^(?:\S.*)?(?:found|Characters).*\n(?:More with offset \d+\.\n|\d+ invisible characters were taken out\.\n)*$/);
  expect(inside).toMatch(/^id: \d+$/m);
  expect(rest).toBe('');
}

test('invisible characters are taken out of names, titles and texts, and counted', async () => {
  const place = createPlace();
  place.write('inv\u202Eoice.md', '---\ntitle: "Tu\u200Brnip"\n---\n\nA tur\u00ADnip \u{E0041}\u{E0042}here.');
  await place.index();
  const agent = await agentIn(place);
  const { content } = await agent.call('search', { query: '*' });
  expect(content.hits).toMatchObject([{ title: 'Turnip', place: expect.stringContaining('invoice.md') as string }]);
  expect(content['invisible']).toBeGreaterThan(1);
  const fetched = await agent.call('fetch', { id: content.hits?.[0]?.id });
  expect(fetched.content['text']).toMatch(/A turnip here\.$/);
  expect(fetched.text).toContain('invisible characters were taken out.');
});

test('places are told from home on, or not at all', async () => {
  const place = createPlace();
  place.write('swede.md', 'swede');
  await place.index();
  const shown = (await (await agentIn(place)).call('search', { query: 'swede' })).content.hits?.[0];
  expect(shown?.place).toBe(place.path('swede.md').replace(new RegExp(`^${homedir()}(?=/)`), '~'));
  place.configure('mcp:\n  paths: hidden\n');
  const agent = await agentIn(place);
  const hidden = await agent.call('search', { query: 'swede' });
  const fetched = await agent.call('fetch', { id: hidden.content.hits?.[0]?.id });
  expect(JSON.stringify([hidden, fetched])).not.toContain(place.files);
});

test('too many calls are told to wait', async () => {
  const place = createPlace();
  await place.index();
  const agent = await agentIn(place);
  const answers = await Promise.all(Array.from({ length: 125 }, () => agent.call('search', { query: 'x' })));
  const refused = answers.filter(({ isError }) => isError);
  expect(refused).toHaveLength(5);
  expect(refused[0]?.text).toMatch(/^Too many calls\. Wait \d+ seconds\.$/);
});

test('every call is on record before it is answered, and without a record there is no answer', async () => {
  const place = correspondence();
  await place.index();
  const agent = await agentIn(place);
  const { content } = await agent.call('search', { query: 'parsnip' });
  await agent.call('fetch', { id: '987654' });
  await agent.call('search', { query: 'y', file: `/etc/${'x'.repeat(10_000)}` });
  const file = join(place.dataDirectory, 'mcp/audit.jsonl');
  const records = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records).toMatchObject([
    { client: 'tester 1', transport: 'http', tool: 'search', arguments: { query: 'parsnip' }, ids: content.hits?.map(({ id }) => id) },
    { tool: 'fetch', arguments: { id: '987654' }, ids: [], refused: expect.stringContaining('no document') as string },
    { tool: 'search', refused: expect.stringContaining('file') as string },
  ]);
  expect(records[0]?.['denied']).toBeGreaterThan(0);
  expect(JSON.stringify(records[2]).length).toBeLessThan(4000);
  rmSync(join(place.dataDirectory, 'mcp'), { recursive: true });
  writeFileSync(join(place.dataDirectory, 'mcp'), '');
  expect(await agent.call('search', { query: 'parsnip' })).toMatchObject({
    isError: true,
    content: {},
    text: expect.stringContaining('log') as string,
  });
});
