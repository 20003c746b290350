import type { ChildItem } from '../../plugin/hosts.ts';
import type { JsonValue, MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent } from '../../plugin/outcomes.ts';

export interface ProgramItem {
  readonly text: string;
  readonly metadata: MetadataFields;
  /** Absent for the content itself. */
  readonly child?: ChildItem;
}

/**
 * The items in JSON lines: each an object with `text`, `title`, `metadata`, and with `key` and `mimeType` where it is a part of the content. All are
 * optional. Where the output was cut, its last line may be no whole one.
 */
export function* readItems(program: string, lines: string, isCut: boolean): Generator<ProgramItem> {
  const all = lines.split('\n');
  for (const [index, line] of (isCut ? all.slice(0, -1) : all).entries()) {
    if (line.trim() === '') continue;
    const item = itemOf(line);
    if (typeof item === 'string') throw new RejectContent(`Line ${index + 1} of what ${program} wrote ${item}.`, 'program-failed');
    yield item;
  }
}

/** The item, or what is wrong with it. */
function itemOf(line: string): ProgramItem | string {
  const value = parsed(line);
  if (!isMap(value)) return 'is not a JSON object';
  const { text = '', title, metadata = {}, key, mimeType } = value;
  if (typeof text !== 'string') return 'has a text that is not one';
  if (!isMap(metadata)) return 'has metadata that is no object';
  const wrong = Object.entries({ title, key, mimeType }).find(([, field]) => field !== undefined && typeof field !== 'string');
  if (wrong) return `has a ${wrong[0]} that is not text`;
  return {
    text,
    metadata: { ...metadata, ...(typeof title === 'string' && { title }) },
    ...(typeof key === 'string' && { child: { key, ...(typeof mimeType === 'string' && { mimeType: mimeType.toLowerCase() }) } }),
  };
}

function parsed(line: string): JsonValue | undefined {
  try {
    return JSON.parse(line) as JsonValue;
  } catch {
    return undefined;
  }
}

const isMap = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
