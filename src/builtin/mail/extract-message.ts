import { readEntity } from '../../kit/mime/header.ts';
import { decodeBytes } from '../../kit/mime/charset.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { bodyText } from './body-text.ts';
import { factsOfHeader } from './header-facts.ts';
import { mailHeading, mailMetadata } from './mail-facts.ts';
import { messageBytes } from './message-bytes.ts';
import { createKeys, safeName } from './part-name.ts';
import { readParts } from './read-parts.ts';
import { troubles } from './troubles.ts';

/** One mail: its text and fields as an item, each attachment as content of its own. */
export async function extractMessage(host: ContentExtractorHost, content: Content): Promise<void> {
  const bytes = await messageBytes(content);
  const mail = readEntity(bytes);
  const facts = factsOfHeader(mail.header);
  const parts = readParts(mail);
  // Detection sees the header too, which is ASCII; so it goes for mail that has one part.
  const isWhole = parts.texts.length === 1 && parts.files.length === 0 && parts.texts[0]?.bytes === mail.body;
  const whole = isWhole && parts.texts[0]?.isOfUnknownCharset === true ? afterHeader(await content.text()) : undefined;
  const body = bodyText(parts.texts, (part) => whole ?? decodeBytes(part));

  const newKey = createKeys();
  const inline = body.files.map((file) => ({ ...file, key: newKey(safeName(file.name) || 'file') }));
  const files = parts.files.map((file) => ({ ...file, key: newKey(file.name) }));
  const encrypted = parts.encrypted || body.encrypted;
  const metadata = mailMetadata(facts, {
    attachments: [...inline, ...files].map(({ key }) => key),
    links: body.links,
    encrypted,
    signed: parts.signed || body.signed,
  });
  await host.addItem(`${mailHeading(facts)}\n${body.text}`.trim(), metadata);
  for (const { key, bytes: data } of inline) await host.addContent({ key, bytes: data, size: data.length });
  for (const { key, mimeType, charset, decode } of files) {
    const data = decode();
    await host.addContent({ key, mimeType, bytes: data, size: data.length, ...(charset !== undefined && { charset }) });
  }
  if (parts.trouble) host.markPartial(troubles[parts.trouble]);
  if (encrypted) host.markPartial(troubles.encrypted);
}

function afterHeader(text: string): string {
  const end = /\r?\n\r?\n/.exec(text.trimStart());
  return end === null ? text : text.trimStart().slice(end.index);
}
