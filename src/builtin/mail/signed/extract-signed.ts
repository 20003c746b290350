import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { safeName } from '../part-name.ts';
import { readSigned } from './read-signed.ts';

/** Hands on what was signed: a mail, or a file whose name goes without `.p7m`. */
export async function extractSigned(host: ContentExtractorHost, content: Content): Promise<void> {
  const signed = readSigned(await content.bytes());
  if (signed === undefined) throw new RejectContent('It is no signed or encrypted message.');
  if (signed.kind === 'encrypted') throw new SkipContent('It is encrypted.', 'encrypted');
  if (signed.kind === 'other') throw new SkipContent('It holds keys or certificates, no text.', 'unsupported');
  await host.addItem('', { signed: true });
  if (signed.bytes === undefined) return;
  const isMail = /^(?:content-[a-z-]+|mime-version):/i.test(Buffer.from(signed.bytes.subarray(0, 64)).toString('latin1').trimStart());
  const name = safeName(content.name.replace(/\.(?:p7m|p7s|tsd)$/i, '')) || 'content';
  await host.addContent({
    key: isMail ? `${name}.eml` : name,
    bytes: signed.bytes,
    size: signed.bytes.length,
    ...(isMail && { mimeType: 'message/rfc822' }),
  });
}
