import { PaiseError } from '../../plugin/errors.ts';
import type { JsonValue, MetadataFields } from '../../plugin/metadata.ts';
import { jsonProblem, metadataBounds } from '../workers/shape.ts';
import { cleanText } from './clean-text.ts';

/** A copy of what an author says about content: JSON within bounds, and text that can be stored. Throws where it is something else. */
export function plainMetadata(given: MetadataFields): MetadataFields {
  const problem = jsonProblem(given, metadataBounds);
  if (problem !== undefined) throw new PaiseError('BAD_PLUGIN_OUTPUT', `The metadata cannot be used: ${problem}.`);
  return cleaned(given as JsonValue) as MetadataFields;
}

/** Never deeper than the bounds. */
function cleaned(value: JsonValue): JsonValue {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(cleaned);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [cleanText(key), cleaned(inner)]));
}
