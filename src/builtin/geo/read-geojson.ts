import { asMap, metadataOf } from '../../kit/data-fields/metadata-of.ts';
import { unescapeJson } from '../../kit/json-text/unescape-json.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** Members of GeoJSON (RFC 7946) and TopoJSON that are numbers only. */
const numbers = new Set(['coordinates', 'arcs', 'bbox', 'transform', 'crs']);

interface Step {
  readonly key: string;
  readonly value: unknown;
}

/** What is said of the places. JSON that is broken gives its texts as they stand. */
export function readGeojson(json: string): { readonly text: string; readonly metadata: MetadataFields; readonly isDamaged: boolean } {
  const data = parse(json);
  if (data === undefined)
    return { text: unescapeJson((json.match(/"(?:[^"\\\n]|\\.){1,5000}"/g) ?? []).join('\n')), metadata: {}, isDamaged: true };
  const lines: string[] = [];
  const steps: Step[] = [{ key: '', value: data }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { key, value } = step;
    if (Array.isArray(value)) for (let index = value.length - 1; index >= 0; index -= 1) steps.push({ key, value: value[index] });
    else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value).toReversed()) if (!numbers.has(name)) steps.push({ key: name, value: part });
    } else if (typeof value === 'string' && key !== 'type') lines.push(value);
    else if (typeof value === 'number' || typeof value === 'boolean') lines.push(`${key}: ${value}`);
  }
  const { name } = asMap(data);
  const title = typeof name === 'string' && name !== '' ? { title: name } : {};
  return { text: lines.join('\n'), metadata: { ...metadataOf(data), ...title }, isDamaged: false };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
