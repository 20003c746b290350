import { present } from '../../kit/data-fields/present.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { nameIds, type FontNames } from './font-names.ts';

export interface NamedFont {
  readonly names: FontNames;
  readonly head: Buffer | undefined;
}

/** Of the first font; a collection also lists the names of all. */
export function fontMetadata(fonts: readonly NamedFont[]): MetadataFields {
  const says = (field: keyof typeof nameIds): string | undefined => fonts[0]?.names.get(nameIds[field])?.[0];
  const family = says('typographicFamily') ?? says('family');
  const designer = says('designer');
  const titles = fonts.map(({ names }) => names.get(nameIds.fullName)?.[0]).filter((title) => title !== undefined);
  const head = fonts[0]?.head;
  return present({
    title: fonts.length > 1 ? family : (says('fullName') ?? family),
    headings: fonts.length > 1 ? titles : [],
    authors: designer === undefined ? [] : [designer],
    description: says('description'),
    family,
    subfamily: says('typographicSubfamily') ?? says('subfamily'),
    postScriptName: says('postScriptName'),
    version: says('version'),
    manufacturer: says('manufacturer'),
    trademark: says('trademark'),
    copyright: says('copyright'),
    license: says('license'),
    licenseUrl: says('licenseUrl'),
    createdAt: head && fontDate(head, 20),
    modifiedAt: head && fontDate(head, 28),
  });
}

const secondsFrom1904To1970 = 2_082_844_800;

/** LONGDATETIME: seconds since 1904. Tools that write none write zero. */
function fontDate(head: Buffer, at: number): string | undefined {
  if (head.length < at + 8) return undefined;
  const milliseconds = (Number(head.readBigInt64BE(at)) - secondsFrom1904To1970) * 1000;
  return milliseconds > 0 && milliseconds < Date.UTC(9999, 0) ? new Date(milliseconds).toISOString().replace('.000', '') : undefined;
}
