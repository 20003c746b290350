import { mayHaveFields, metadataOf, type DataFields } from '../../kit/data-fields/metadata-of.ts';

const parsedLength = 1024 * 1024;

/** What a JSON object says of itself. Nothing for long JSON, and for text that is not quite JSON. */
export function jsonMetadata(json: string): DataFields {
  if (json.length > parsedLength || !/^\s*\{/.test(json) || !mayHaveFields(json)) return {};
  try {
    return metadataOf(JSON.parse(json));
  } catch {
    return {};
  }
}
