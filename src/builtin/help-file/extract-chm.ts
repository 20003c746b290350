import { decodeXmlText } from '../../kit/xml-tokens/decode-xml-text.ts';
import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { createRangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { openHelp, type HelpFile } from './directory/open-help.ts';
import type { HelpEntry } from './directory/read-directory.ts';
import { charsetOfLocale, languageOfLocale } from './locale.ts';
import { readSystem } from './read-system.ts';

const page = /^\/(?![#$]).*\.(?:x?html?|txt|xml|pdf|md)$/i;
const mostTopics = 10_000;
/** Of the contents and the index: `<param name="Name" value="Title of a page">`. */
const topic = /<param\s+name="?name"?\s+value="([^"<>]{1,1000})"/gi;

/** The titles in the table of contents are the text of a help file, each page is a child. */
export async function extractChm(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const help = await openHelp(createRangedBytes(content.size, (range) => content.bytes(range)));
  if (help === undefined) throw new RejectContent('It is no compiled help.');
  const system = help.entries.get('/#system');
  const facts = readSystem(system === undefined ? Buffer.alloc(0) : await firstOf(help, system), help.locale);
  const topics = await topicsOf(help, facts.contents);
  const language = languageOfLocale(help.locale);
  const fields = {
    ...(facts.title !== undefined && { title: facts.title }),
    ...(language !== undefined && { language }),
    ...(topics.length > 0 && { headings: topics }),
  };
  await host.addItem(cleanText(topics.join('\n')), metadata.merge(fields));
  const pages = [...help.entries.values()].filter(({ name, length }) => length > 0 && page.test(name));
  for await (const { entry, bytes } of help.read(pages)) {
    host.signal.throwIfAborted();
    await host.addContent({ key: entry.name.replace(/^\/+/, ''), bytes, size: bytes.length });
  }
  if (help.isIncomplete()) host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' });
}

async function firstOf(help: HelpFile, entry: HelpEntry): Promise<Buffer> {
  for await (const { bytes } of help.read([entry])) return bytes;
  return Buffer.alloc(0);
}

/** The file of the contents, where its name is not known the first of its kind. */
async function topicsOf(help: HelpFile, name: string | undefined): Promise<readonly string[]> {
  const named = help.entries.get(`/${(name ?? '').toLowerCase()}`);
  const entry = named ?? [...help.entries.values()].find((other) => /\.hhc$/i.test(other.name));
  if (entry === undefined) return [];
  const text = new TextDecoder(charsetOfLocale(help.locale)).decode(await firstOf(help, entry));
  const topics = new Set<string>();
  for (const [, title = ''] of text.matchAll(topic)) {
    if (topics.size >= mostTopics) break;
    topics.add(decodeXmlText(title).trim());
  }
  return [...topics].filter((title) => title !== '');
}
