import { hash } from 'node:crypto';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { SourceState } from '../../plugin/item.ts';
import { urlName } from '../../plugin/file-url.ts';
import type { Extension } from '../loading/registry.ts';
import { typeOfName } from './detect-type.ts';
import {
  extensionsOf,
  select,
  type ConfiguredExtractors,
  type ExtractorCandidate,
  type Selection,
  type SelectionSubject,
} from './select.ts';

/** Raise it when type detection changes what it says: then every item is looked at again. */
const detectionVersion = 1;

/** An extractor as a candidate, with what its results depend on besides the bytes. */
export interface TableEntry extends ExtractorCandidate {
  readonly plugin: string;
  readonly chosenFor: readonly string[];
  readonly extractor: ContentExtractor;
  /** Changes with the extractor's version and its plugin's options. */
  readonly state: string;
}

/** Chooses extractors, and knows which stored results are still what the same choice would make today. */
export interface SelectionTable {
  select(subject: SelectionSubject): Selection<TableEntry>;
  /** Digest of all that decided: the candidates up to the chosen one, their versions and options. */
  revision(selection: Selection<TableEntry>, chosen: string | undefined): string;
  /** Digest of all extractors, their versions and options. */
  readonly digest: string;
  /** Whether an extraction now would use the same extractors in the same versions with the same options. */
  isCurrent(state: Pick<SourceState, 'url' | 'mimeType' | 'extractor' | 'revision'>): boolean;
}

export function createSelectionTable(
  extractors: readonly Extension<'contentExtractors'>[],
  optionsOf: (plugin: string) => unknown,
  configured: ConfiguredExtractors,
): SelectionTable {
  const entries = extractors.map((extension) => tableEntry(extension, optionsOf(extension.plugin)));
  const known = new Set([
    ...entries.flatMap(({ fileExtensions, chosenFor }) => [...fileExtensions, ...chosenFor]),
    ...Object.keys(configured),
  ]);
  const selections = new Map<string, Selection<TableEntry>>();
  const revisions = new Map<string, readonly string[]>();
  // Selection depends on a name only through the extensions that somebody asks for, so a few results serve all files.
  const keyOf = (mimeType: string, name: string): string =>
    [mimeType, ...extensionsOf(name).filter((extension) => known.has(extension))].join('\n');

  function selectCached(subject: SelectionSubject): Selection<TableEntry> {
    const key = `${subject.certain}\n${keyOf(subject.mimeType, subject.name)}`;
    let selection = selections.get(key);
    if (!selection) selections.set(key, (selection = select(entries, subject, configured)));
    return selection;
  }

  function currentRevisions({ url, mimeType, extractor }: Pick<SourceState, 'url' | 'mimeType' | 'extractor'>): readonly string[] {
    const name = urlName(url);
    const key = `${extractor ?? ''}\n${keyOf(mimeType, name)}`;
    let expected = revisions.get(key);
    if (!expected) {
      expected = [false, true].flatMap((certain) => {
        const selection = selectCached({ mimeType, name, certain });
        // What was left out or failed has no extractor on record, though one may have been chosen for it.
        const chosen = extractor === undefined ? [undefined, ...selection.ordered.map(({ id }) => id)] : [extractor];
        return chosen.map((id) => revisionOf(selection, id));
      });
      revisions.set(key, expected);
    }
    return expected;
  }

  return {
    select: selectCached,
    revision: revisionOf,
    digest: digest(entries.map(({ state }) => state)),
    isCurrent: (state) => currentRevisions(state).includes(state.revision),
  };
}

/** The revision of a result for which nothing but the name was looked at. */
export function revisionByName(table: SelectionTable, url: string): string {
  const name = urlName(url);
  return table.revision(table.select({ mimeType: typeOfName(name), name, certain: false }), undefined);
}

function revisionOf(selection: Selection<TableEntry>, chosen: string | undefined): string {
  const position = selection.ordered.findIndex(({ id }) => id === chosen);
  const considered = position < 0 ? selection.ordered : selection.ordered.slice(0, position + 1);
  // Where the bytes decided, extractors that go by the name were not considered: a new one of those changes nothing here, and everything elsewhere.
  return digest([detectionVersion, position >= 0, ...(selection.certain ? ['certain'] : []), ...considered.map(({ state }) => state)]);
}

function tableEntry({ id, plugin, from, value }: Extension<'contentExtractors'>, options: unknown): TableEntry {
  return {
    id,
    plugin,
    external: from !== 'built-in',
    mimeTypes: value.preferredMimeTypes ?? [],
    fileExtensions: value.fileExtensions ?? [],
    chosenFor: choicesOf(plugin, value, options),
    extractor: value,
    state: digest([id, value.version, options ?? {}]),
  };
}

/** In the engine too, where a plugin that throws must be named. */
function choicesOf(plugin: string, extractor: ContentExtractor, options: unknown): readonly string[] {
  if (options === undefined) return [];
  try {
    return [...(extractor.chosenFor?.(options) ?? [])];
  } catch (error) {
    throw new PaiseError('PLUGIN_FAILED', `${plugin} could not say what its options choose: ${String(error)}`, { plugin, cause: error });
  }
}

const digest = (value: unknown): string => hash('sha256', JSON.stringify(value)).slice(0, 16);
