import { isoDate } from '../../kit/dates/iso-date.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** The header of a gettext catalogue, which is the translation of the empty message: fields a line. */
export function catalogueMetadata(header: string): MetadataFields {
  const fields = new Map(
    header.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const given = (name: string): string | undefined => {
    const value = fields.get(name);
    // Templates have these in capitals.
    return value === undefined || value === '' || /FULL NAME|PACKAGE VERSION|YEAR-MO-DA/.test(value) ? undefined : value;
  };
  const [title, translator] = [given('project-id-version'), given('last-translator')?.replace(/\s*<[^<>]*>$/, '')];
  const language = given('language')
    ?.replace('_', '-')
    .replace(/[.@].*$/, '');
  const [modifiedAt, createdAt] = [isoDate(given('po-revision-date') ?? ''), isoDate(given('pot-creation-date') ?? '')];
  return {
    ...(title !== undefined && { title }),
    ...(translator !== undefined && { authors: [translator] }),
    ...(language !== undefined && /^[a-z]{2,3}(?:-\w{2,8})?$/i.test(language) && { language }),
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(createdAt !== undefined && { createdAt }),
  };
}

export const charsetOf = (header: string): string | undefined => /charset=([\w:.-]{1,40})/i.exec(header)?.[1];
