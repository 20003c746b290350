import type { ByteSource } from '../content/byte-source.ts';
import { isBinary, isTextWithNuls } from '../content/is-binary.ts';
import { typeOfBinary } from './detect-type-binary.ts';
import { canonicalType, isGenericType, isTextType, octetStream } from './detect-type-kinds.ts';
import { typeOfBinaryMail } from './detect-type-mail.ts';
import { typeByName } from './detect-type-name.ts';
import { beginningOf, typeOfText, unmistakableTextType } from './detect-type-text.ts';

/**
 * What a file is. `by` says what decided: its bytes (against the name, or where that says nothing), its name, or what a server declared.
 * `nothing` did where the bytes are just text, or nothing known.
 */
export interface Detection {
  readonly mimeType: string;
  readonly by: 'content' | 'name' | 'declared' | 'nothing';
}

const headSize = 64 * 1024;

/** As much of the beginning as detection wants: the types of most files show in some hundred bytes, those of some zip files only here. */
export const headOf = (source: ByteSource): Uint8Array => source.read(0, Math.min(source.size, headSize));

/** The type that the name alone says, for what is not opened. */
export const typeOfName = (name: string): string => typeByName(name) ?? octetStream;

/**
 * Looks at the bytes, then at what was declared, then at the name. Bytes decide between text and everything else; among kinds of text the name
 * knows better, unless the text begins with what only one format begins with. Where bytes only show a container (a zip of an office program),
 * the name says whose. A zip whose first entries fill more than the head is known by its name.
 */
export async function detectType(name: string, head: Uint8Array, declared?: string): Promise<Detection> {
  const hint = hintOf(name, declared);
  if (head.length === 0) return hint ?? { mimeType: octetStream, by: 'nothing' };
  if (isBinary(head)) return detectBinary(head, hint);
  return detectText(head, hint);
}

function hintOf(name: string, declared: string | undefined): Detection | undefined {
  const told = declared === undefined ? undefined : canonicalType(declared);
  if (told !== undefined && !isGenericType(told)) return { mimeType: told, by: 'declared' };
  const named = typeByName(name);
  if (named !== undefined) return { mimeType: named, by: 'name' };
  return told === undefined || told === octetStream ? undefined : { mimeType: told, by: 'declared' };
}

function detectText(head: Uint8Array, hint: Detection | undefined): Detection {
  const text = beginningOf(head);
  const unmistakable = unmistakableTextType(text);
  if (unmistakable !== undefined) return unmistakable === hint?.mimeType ? hint : { mimeType: unmistakable, by: 'content' };
  const textHint = hint !== undefined && (isTextType(hint.mimeType) || hint.mimeType === 'multipart/related') ? hint : undefined;
  if (textHint !== undefined && !isGenericType(textHint.mimeType)) return textHint;
  const mimeType = typeOfText(text, textHint?.mimeType);
  if (mimeType !== undefined) return { mimeType, by: 'content' };
  return textHint ?? { mimeType: 'text/plain', by: 'nothing' };
}

async function detectBinary(head: Uint8Array, hint: Detection | undefined): Promise<Detection> {
  const mimeType = typeOfBinaryMail(beginningOf(head), hint?.mimeType) ?? (await typeOfBinary(head, hint?.mimeType));
  if (mimeType !== undefined) return mimeType === hint?.mimeType ? hint : { mimeType, by: 'content' };
  if (hint === undefined) return { mimeType: octetStream, by: 'nothing' };
  if (!isTextType(hint.mimeType) || isTextWithNuls(head)) return hint;
  return { mimeType: octetStream, by: 'content' };
}
