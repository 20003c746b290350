/**
 * Anything JSON can hold. What a metadata field, a state value or an option may be.
 * @since 0.1
 */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * The fields that every part of paise2 understands. All are optional; a plugin may add its own beside them.
 *
 * Dates are ISO 8601 strings: a full timestamp (`2024-05-01T12:00:00Z`), or as much as the format knows (`2024-05`, `2024`).
 * @since 0.1
 */
export interface MetadataFields {
  /** What a person calls the document. Falls back to the first heading, then to the file name. */
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly description?: string;
  /** The subject line of a mail, the subject of a document. */
  readonly subject?: string;
  readonly tags?: readonly string[];
  /** BCP 47 language tag, for example `en` or `pt-BR`. */
  readonly language?: string;
  readonly createdAt?: string;
  /** When the document says it was changed last; the file system's time is kept beside it. */
  readonly modifiedAt?: string;
  readonly publishedAt?: string;
  /** Headings in reading order. They weigh more than body text. */
  readonly headings?: readonly string[];
  /** People of a message, as `Name <address>`; several senders joined by `, `. */
  readonly from?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  /** Names that source code defines: functions, classes, types. */
  readonly symbols?: readonly string[];
  /** Number of pages, slides or sheets. */
  readonly pages?: number;
  /**
   * Where in the text each page begins: its distance from the beginning of the page before, of the first from the beginning of the text, in
   * UTF-16 code units, in base 36, separated by spaces. Small enough for thousands of pages.
   */
  readonly pageOffsets?: string;
  /** Words that belong to the surroundings of the content: navigation, notices. Indexed with little weight and not kept. */
  readonly aside?: string;
  /** Targets of links, absolute where the document allows. */
  readonly links?: readonly string[];
  readonly [key: string]: JsonValue | undefined;
}

/**
 * What is known about a piece of content. Immutable: every change makes a new value.
 *
 * The fields are plain properties (`metadata.title`); the methods are not enumerable and do not travel across processes,
 * so pass what comes from outside through {@link createMetadata} again.
 * @since 0.1
 */
export type Metadata = MetadataFields & {
  /** A copy with these fields replaced. A field set to `undefined` is removed. */
  with(changes: MetadataFields): Metadata;
  /** A copy with `patch` laid over it: scalars are replaced, lists concatenate (without repeating a value), maps merge key by key. */
  merge(patch: MetadataFields): Metadata;
};

/**
 * Makes metadata from plain fields. Fields that are `undefined` are left out.
 * @since 0.1
 */
export function createMetadata(fields: MetadataFields = {}): Metadata {
  const metadata = Object.create(methods) as Record<string, JsonValue>;
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && !(key in methods)) metadata[key] = value;
  return Object.freeze(metadata) as Metadata;
}

const methods = {
  with(this: Metadata, changes: MetadataFields): Metadata {
    return createMetadata({ ...this, ...changes });
  },
  merge(this: Metadata, patch: MetadataFields): Metadata {
    const merged: Record<string, JsonValue | undefined> = { ...this };
    for (const [key, value] of Object.entries(patch)) if (value !== undefined) merged[key] = mergeValues(merged[key], value);
    return createMetadata(merged);
  },
};

function mergeValues(before: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (isList(before) && isList(patch)) return [...before, ...patch.filter((value) => !before.includes(value))];
  if (!isMap(before) || !isMap(patch)) return patch;
  const merged: Record<string, JsonValue> = { ...before };
  for (const [key, value] of Object.entries(patch)) merged[key] = mergeValues(merged[key], value);
  return merged;
}

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);
const isMap = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
