import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import type { Host } from '../../plugin/hosts.ts';
import { defaultExcludes } from './default-excludes.ts';
import type { Folder } from './folder.ts';
import type { FilesOptions } from './options.ts';
import { ignoringRule } from './patterns/ignore-frame.ts';
import { compilePatterns } from './patterns/option-patterns.ts';
import type { PatternList } from './patterns/option-patterns.ts';
import { decidingRule } from './patterns/rules.ts';
import type { Rule, RuleSet, Subject } from './patterns/rules.ts';
import { largestKeyFile, secretFiles, secretFolders } from './secrets.ts';
import { parseSize } from './size.ts';

/** The options, made ready to decide over many files. */
export interface Selection {
  readonly options: FilesOptions;
  readonly log: Host['log'];
  readonly excludes: RuleSet | undefined;
  readonly include: RuleSet | undefined;
  readonly secretFolders: RuleSet | undefined;
  readonly secretFiles: RuleSet | undefined;
  readonly allowSecrets: RuleSet | undefined;
  /** Bytes. */
  readonly maxFileSize: number;
  /** {@link identity} of the directories of paise2 itself. */
  readonly ownDirectories: ReadonlySet<string>;
}

/** Which rule leaves something out, and where it stands. */
export type Exclusion = Pick<Rule, 'code' | 'where'>;

export function createSelection(host: Host<FilesOptions> & { readonly ownDirectories: readonly string[] }): Selection {
  const { options, log } = host;
  const given = (name: 'exclude' | 'include' | 'allowSecrets', code: Rule['code']): PatternList => ({
    code,
    patterns: options[name],
    where: (_, index) => `files.${name}[${index}]`,
  });
  const secrets = options.secrets === 'skip';
  return {
    options,
    log,
    excludes: compilePatterns(builtIn('default-exclude', options.useDefaultExcludes ? defaultExcludes : []), given('exclude', 'exclude')),
    include: compilePatterns(given('include', 'not-included')),
    secretFolders: compilePatterns(builtIn('secret', secrets ? secretFolders : [])),
    secretFiles: compilePatterns(builtIn('secret', secrets ? secretFiles : [])),
    allowSecrets: compilePatterns(given('allowSecrets', 'secret')),
    maxFileSize: parseSize(options.maxFileSize),
    ownDirectories: new Set(host.ownDirectories.flatMap((path) => statSync(path, { throwIfNoEntry: false }) ?? []).map(identity)),
  };
}

const builtIn = (code: 'default-exclude' | 'secret', patterns: readonly string[]): PatternList => ({
  code,
  patterns,
  where: (pattern) => `${code.replace('-', ' ')} ${pattern}`,
});

/** What stays the same however a folder is reached. */
export const identity = (stats: Stats): string => `${stats.dev}:${stats.ino}`;

/** What a folder has to say about what is in it. */
export type FolderRules = Pick<Folder, 'ignore' | 'indexHidden'>;

/** The rule that leaves a file or folder out by its name and place. `secret` is the rule that calls it secret, if one does. */
export function exclusionOf(selection: Selection, folder: FolderRules, subject: Subject, secret: Rule | undefined): Exclusion | undefined {
  const configured = match(selection.excludes, subject);
  if (configured !== undefined && !configured.negated) return configured;
  if (!subject.directory && selection.include !== undefined) {
    const included = match(selection.include, subject);
    if (included === undefined || included.negated) return notIncluded;
  }
  // The names of secret files are listed even where they are hidden or ignored, so that a person can see what was held back.
  if (secret !== undefined) return subject.directory ? secret : undefined;
  if (configured !== undefined) return undefined;
  if (subject.name.startsWith('.') && !folder.indexHidden) return hidden;
  return ignoringRule(folder.ignore, subject);
}

/** The rule that says that a folder or file is secret. */
export function secretRule(selection: Selection, subject: Subject, size = 0): Rule | undefined {
  const rule = match(subject.directory ? selection.secretFolders : selection.secretFiles, subject);
  if (rule === undefined || rule.negated || allowsSecrets(selection, subject)) return undefined;
  return size > largestKeyFile && subject.name.endsWith('.key') ? undefined : rule;
}

export function allowsSecrets(selection: Selection, subject: Subject): boolean {
  const rule = match(selection.allowSecrets, subject);
  return rule !== undefined && !rule.negated;
}

const match = (rules: RuleSet | undefined, subject: Subject): Rule | undefined => rules && decidingRule(rules, subject);

const hidden: Exclusion = { code: 'hidden', where: 'files.hidden' };
const notIncluded: Exclusion = { code: 'not-included', where: 'files.include' };
