import type { JsonValue } from '../../plugin/metadata.ts';
import type { OptionFinding } from './finding.ts';
import { isList, isMap, own } from './json.ts';
import type { OptionPath } from './json.ts';
import { nearest } from './nearest.ts';
import type { OptionShape } from './option-shape.ts';
import { openShape } from './option-shape.ts';
import { showKey, showPath } from './wording.ts';

/**
 * Keys that the shape does not name. Schemas drop such keys silently unless their author asked for more, and then a typing mistake
 * would look like an option without effect.
 */
export function unknownKeys(path: OptionPath, shape: OptionShape | undefined, value: JsonValue): OptionFinding[] {
  if (shape === undefined) return [];
  if (isList(value)) return value.flatMap((item, index) => unknownKeys([...path, index], shape.items, item));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const named = own(shape.properties ?? {}, key);
    const isOpen = shape.properties === undefined || (shape.additionalProperties ?? false) !== false;
    if (named === undefined && !isOpen) return [unknownKey([...path, key], shape)];
    return unknownKeys([...path, key], named ?? openShape(shape), part);
  });
}

export function unknownKey(path: OptionPath, shape: OptionShape | undefined): OptionFinding {
  const key = String(path.at(-1));
  const names = Object.keys(shape?.properties ?? {});
  const near = nearest(key, names);
  const list = names.length === 0 ? 'It has none.' : names.length <= 15 ? `It has ${names.map(showKey).join(', ')}.` : undefined;
  const hint = near === undefined ? list : `Did you mean ${showKey(near)}?`;
  return {
    path,
    part: 'key',
    message: `${showPath(path.slice(0, -1))} has no option ${showKey(key)}`,
    ...(hint !== undefined && { hint }),
  };
}
