import { isoDate } from '../../kit/dates/iso-date.ts';
import { readEntity, type MimeEntity } from '../../kit/mime/header.ts';
import { splitMultipart } from '../../kit/mime/multipart.ts';
import { readParameters } from '../../kit/mime/parameters.ts';
import { decodeTransfer } from '../../kit/mime/transfer-encoding.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { addPage } from './add-page.ts';
import { addResource } from './add-resource.ts';
import { createResourceKeys } from './resource-keys.ts';

const deepest = 8;
const mostParts = 10_000;

interface Parts {
  readonly leaves: readonly MimeEntity[];
  readonly isComplete: boolean;
}

/** A page and what belongs to it as one mail: RFC 2557. */
export async function extractMhtml(host: ContentExtractorHost, content: Content): Promise<void> {
  const whole = readEntity(await content.bytes());
  const { leaves, isComplete } = leavesOf(whole);
  const main = mainPart(whole, leaves);
  if (main === undefined) throw new RejectContent('There is no page in it.');
  if (!isComplete) host.markPartial({ code: 'damaged', text: 'It ends too early; what is there was read.' });
  await addPage(host, { ...locationOf(main), bytes: bytesOf(main), ...charsetOf(main) }, knownOf(whole));
  const keyOf = createResourceKeys();
  for (const [index, part] of leaves.entries()) {
    if (part === main) continue;
    host.signal.throwIfAborted();
    const key = keyOf(part.header.get('content-location') ?? part.header.get('content-id')?.replaceAll(/[<>]/g, '') ?? `part ${index + 1}`);
    await addResource(host, { key, mimeType: typeOf(part), bytes: bytesOf(part), ...charsetOf(part) });
  }
}

/** Parts of parts are taken out layer by layer. */
function leavesOf(whole: MimeEntity): Parts {
  let isComplete = true;
  let layer: readonly MimeEntity[] = [whole];
  for (let depth = 0; depth < deepest && layer.some(isMultipart); depth += 1) {
    layer = layer.flatMap((entity) => {
      if (!isMultipart(entity)) return [entity];
      const split = splitMultipart(entity.body, typeField(entity).parameters.get('boundary'), mostParts);
      isComplete &&= split.isComplete;
      return split.parts.map(readEntity);
    });
    layer = layer.slice(0, mostParts);
  }
  return { leaves: layer.filter((entity) => !isMultipart(entity)), isComplete };
}

const typeField = ({ header }: MimeEntity): ReturnType<typeof readParameters> => readParameters(header.get('content-type') ?? 'text/plain');
const typeOf = (entity: MimeEntity): string => typeField(entity).value;
const isMultipart = (entity: MimeEntity): boolean => typeOf(entity).startsWith('multipart/');
const isPage = (entity: MimeEntity): boolean => /^(?:text\/html|application\/xhtml\+xml)$/.test(typeOf(entity));
const bytesOf = ({ header, body }: MimeEntity): Uint8Array => decodeTransfer(body, header.get('content-transfer-encoding'));

function charsetOf(entity: MimeEntity): { readonly charset?: string } {
  const charset = typeField(entity).parameters.get('charset');
  return charset === undefined ? {} : { charset };
}

function locationOf({ header }: MimeEntity): { readonly url?: string } {
  const url = header.get('content-location');
  return url === undefined ? {} : { url };
}

/** The part that the whole names as its start, else the page from where the whole was saved, else the first page. */
function mainPart(whole: MimeEntity, leaves: readonly MimeEntity[]): MimeEntity | undefined {
  const start = typeField(whole).parameters.get('start');
  const savedFrom = whole.header.get('snapshot-content-location');
  const pages = leaves.filter(isPage);
  return (
    (start === undefined ? undefined : pages.find(({ header }) => header.get('content-id') === start)) ??
    pages.find(({ header }) => savedFrom !== undefined && header.get('content-location') === savedFrom) ??
    pages[0] ??
    leaves.find((entity) => typeOf(entity).startsWith('text/'))
  );
}

function knownOf({ header }: MimeEntity): MetadataFields {
  const title = header.text('subject');
  const url = header.get('snapshot-content-location');
  const createdAt = isoDate(header.get('date') ?? '');
  return { ...(title && { title }), ...(url && { url }), ...(createdAt !== undefined && { createdAt }) };
}
