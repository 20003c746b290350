import { isUtf8 } from 'node:buffer';
import { knownCharset } from '../../kit/mime/charset.ts';
import { readEntity, type MimeEntity } from '../../kit/mime/header.ts';
import { splitMultipart } from '../../kit/mime/multipart.ts';
import { readParameters, type ParameterizedValue } from '../../kit/mime/parameters.ts';
import { decodeTransfer } from '../../kit/mime/transfer-encoding.ts';
import { givenName, madeUpName } from './part-name.ts';
import { readSigned } from './signed/read-signed.ts';

/** A part that is shown when the mail is read. */
export interface TextPart {
  readonly kind: 'plain' | 'html' | 'other';
  readonly bytes: Uint8Array;
  readonly charset: string | undefined;
  readonly isFlowed: boolean;
  readonly deletesSpace: boolean;
  /** Parts that say the same in different forms have the same number. */
  readonly group: number | undefined;
  /** Nothing says what charset it is of, and its bytes do not show it. */
  readonly isOfUnknownCharset: boolean;
}

/** A part that is a file of its own. Decoded when it is handed on, so that not all are held at once. */
export interface FilePart {
  readonly name: string;
  readonly mimeType: string;
  readonly charset: string | undefined;
  decode(): Uint8Array;
}

export interface MailParts {
  readonly texts: readonly TextPart[];
  readonly files: readonly FilePart[];
  readonly encrypted: boolean;
  readonly signed: boolean;
  /** Why not all could be read. */
  readonly trouble: 'limit' | 'damaged' | undefined;
}

interface Waiting {
  readonly entity: MimeEntity;
  readonly defaultType: string;
  readonly group: number | undefined;
  /** Numbers of the part and those around it: `1.2`. */
  readonly place: string;
  readonly depth: number;
}

const mostParts = 10_000;
const deepest = 40;
const textReports =
  /^(?:message\/(?:delivery-status|global-delivery-status|disposition-notification|feedback-report|partial|rfc822-headers|global-headers)|text\/rfc822-headers)$/;
const cms = /^application\/(?:x-)?pkcs7-mime$/;
const signature = /^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)$/;

/** Sorts the parts of a mail (RFC 2045 to 2049) in what is read and what is attached. Mails within it are attached. */
export function readParts(mail: MimeEntity): MailParts {
  const texts: TextPart[] = [];
  const files: FilePart[] = [];
  let [encrypted, signed, groups, count] = [false, false, 0, 0];
  let trouble: MailParts['trouble'];
  const waiting: Waiting[] = [{ entity: mail, defaultType: 'text/plain', group: undefined, place: '', depth: 0 }];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { entity, group, place, depth } = part;
    const type = typeOf(entity, part.defaultType);
    count += 1;
    if (count > mostParts) {
      trouble = 'limit';
      break;
    }
    if (type.value.startsWith('multipart/')) {
      const { parts, isComplete, isCut } = splitMultipart(bodyOf(entity), type.parameters.get('boundary'), mostParts);
      if (isCut || depth >= deepest) trouble = 'limit';
      else if (!isComplete && !isBlank(entity.body)) trouble ??= 'damaged';
      if (parts.length === 0) texts.push(textPart(entity, { value: 'text/plain', parameters: new Map() }, group));
      if (type.value === 'multipart/signed') signed = true;
      if (type.value === 'multipart/encrypted') encrypted = true;
      if (type.value === 'multipart/encrypted' || depth >= deepest) continue;
      const within = group ?? (type.value === 'multipart/alternative' ? ++groups : undefined);
      const defaultType = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
      for (const [index, bytes] of [...parts.entries()].toReversed()) {
        if (waiting.length < 2 * mostParts)
          waiting.push({
            entity: readEntity(bytes),
            defaultType,
            group: within,
            place: `${place}${place && '.'}${index + 1}`,
            depth: depth + 1,
          });
      }
      continue;
    }
    const disposition = readParameters(entity.header.get('content-disposition') ?? '');
    if (isText(type.value, disposition.value, givenName(type, disposition), group)) {
      texts.push(textPart(entity, type, group));
      continue;
    }
    if (signature.test(type.value)) {
      signed = true;
      continue;
    }
    const content = cms.test(type.value) ? readSigned(decode(entity)) : undefined;
    if (content?.kind === 'encrypted') encrypted = true;
    if (content?.kind === 'signed' && content.bytes !== undefined) {
      signed = true;
      waiting.push({ ...part, entity: readEntity(content.bytes), depth: depth + 1 });
    } else files.push(filePart(entity, type, disposition, place));
  }
  return { texts, files, encrypted, signed, trouble };
}

function typeOf({ header }: MimeEntity, defaultType: string): ParameterizedValue {
  const field = header.get('content-type');
  const type = readParameters(field ?? defaultType);
  return /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type : { ...type, value: 'text/plain' };
}

/** Text with a name is a file, unless it is one form of the mail itself. */
function isText(type: string, disposition: string, name: string | undefined, group: number | undefined): boolean {
  if (disposition === 'attachment') return false;
  if (textReports.test(type)) return true;
  const isShown = type === 'text/plain' || type === 'text/html' || type === 'text/enriched' || type === 'text/richtext';
  return isShown && (name === undefined || group !== undefined);
}

function textPart(entity: MimeEntity, type: ParameterizedValue, group: number | undefined): TextPart {
  const { value, parameters } = type;
  const bytes = decode(entity);
  const charset = parameters.get('charset');
  return {
    kind: value === 'text/html' ? 'html' : /^text\/(?:enriched|richtext)$/.test(value) ? 'other' : 'plain',
    bytes,
    charset,
    isFlowed: parameters.get('format')?.toLowerCase() === 'flowed',
    deletesSpace: parameters.get('delsp')?.toLowerCase() === 'yes',
    group,
    isOfUnknownCharset: (charset === undefined || knownCharset(charset) === undefined) && !isUtf8(bytes),
  };
}

function filePart(entity: MimeEntity, type: ParameterizedValue, disposition: ParameterizedValue, place: string): FilePart {
  const isMessage = type.value.startsWith('message/');
  const inner = isMessage ? readEntity(decode(entity)).header : undefined;
  return {
    name: givenName(type, disposition) ?? madeUpName(type.value, place || '1', inner),
    mimeType: type.value,
    charset: type.parameters.get('charset'),
    decode: () => decode(entity),
  };
}

const decode = (entity: MimeEntity): Uint8Array => decodeTransfer(entity.body, entity.header.get('content-transfer-encoding'));

/** Of some mails only the header was kept. */
const isBlank = (body: Uint8Array): boolean => body.length < 1000 && Buffer.from(body).toString('latin1').trim() === '';

/** A multipart entity must not be encoded as a whole; where it is, no boundary shows. */
function bodyOf(entity: MimeEntity): Uint8Array {
  const encoding = entity.header.get('content-transfer-encoding')?.toLowerCase();
  return encoding === 'base64' ? decode(entity) : entity.body;
}
