import type { Verdict } from '../../plugin/paise.ts';

/** What selection needs to know of an extractor. */
export interface ExtractorCandidate {
  readonly id: string;
  /** Not one of ours: goes before a built-in that fits as well. */
  readonly external: boolean;
  readonly mimeTypes: readonly string[];
  readonly fileExtensions: readonly string[];
  /** MIME types and file extensions for which its plugin's options choose it. */
  readonly chosenFor?: readonly string[];
}

export interface SelectionSubject {
  readonly mimeType: string;
  readonly name: string;
  /** The bytes gave the type away: then the name's extension has no say. */
  readonly certain: boolean;
}

/** The user's choices: MIME type or file extension (with dot) → extractor id. */
export type ConfiguredExtractors = Readonly<Record<string, string>>;

export interface Selection<Candidate extends ExtractorCandidate> {
  /** Those that fit, best first. The first whose `canExtract` agrees is chosen. */
  readonly ordered: readonly Candidate[];
  /** Why each of `ordered` fits. */
  readonly reasons: readonly string[];
  /** As of the subject. */
  readonly certain: boolean;
}

/** User's choice, then that of a plugin's options, then exact MIME type, then file extension, then MIME wildcard; external before built-in; then by id. */
export function select<Candidate extends ExtractorCandidate>(
  candidates: readonly Candidate[],
  subject: SelectionSubject,
  configured: ConfiguredExtractors,
): Selection<Candidate> {
  const fitting = candidates
    .map((candidate) => ({ candidate, fit: fitOf(candidate, subject, configured) }))
    .filter((entry): entry is { candidate: Candidate; fit: Fit } => entry.fit !== undefined)
    .toSorted(
      (a, b) =>
        a.fit.rank - b.fit.rank || Number(b.candidate.external) - Number(a.candidate.external) || compare(a.candidate.id, b.candidate.id),
    );
  return {
    ordered: fitting.map(({ candidate }) => candidate),
    reasons: fitting.map(({ fit }) => fit.reason),
    certain: subject.certain,
  };
}

/** Turns a selection and the candidate that was taken into what `paise2 explain` prints. */
export function verdictsOf(selection: Selection<ExtractorCandidate>, chosen: string | undefined): readonly Verdict[] {
  const position = selection.ordered.findIndex(({ id }) => id === chosen);
  return selection.ordered.map(({ id }, index) => ({
    extension: id,
    outcome: index === position ? 'chosen' : position >= 0 && index > position ? 'not needed' : 'declined',
    reason: selection.reasons[index] ?? '',
  }));
}

interface Fit {
  readonly rank: number;
  readonly reason: string;
}

function fitOf(candidate: ExtractorCandidate, subject: SelectionSubject, configured: ConfiguredExtractors): Fit | undefined {
  const extension = extensionsOf(subject.name).find((name) => candidate.fileExtensions.includes(name));
  const keys = [...extensionsOf(subject.name), subject.mimeType];
  const choice = keys.find((key) => configured[key] === candidate.id);
  if (choice !== undefined) return { rank: 0, reason: `chosen in the configuration for ${choice}` };
  const option = keys.find((key) => candidate.chosenFor?.includes(key));
  if (option !== undefined) return { rank: 1, reason: `chosen in the options of its plugin for ${option}` };
  if (candidate.mimeTypes.includes(subject.mimeType)) return { rank: 2, reason: `exact MIME type ${subject.mimeType}` };
  if (extension !== undefined && !subject.certain) return { rank: 3, reason: `file name ${extension}` };
  const wildcard = candidate.mimeTypes.find((type) => type.endsWith('/*') && subject.mimeType.startsWith(type.slice(0, -1)));
  return wildcard === undefined ? undefined : { rank: 4, reason: `MIME type ${wildcard}` };
}

/** `a.tar.gz` → `.tar.gz`, `.gz`, and the whole name for extractors of `makefile`. */
export function extensionsOf(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const parts = lower.split('.').slice(-3);
  return [...parts.keys()]
    .slice(1)
    .map((index) => `.${parts.slice(index).join('.')}`)
    .concat(lower);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
