import { z } from '@hono/zod-openapi';
import type { ConfigurationTree } from '../../../../plugin/configuration-provider.ts';
import type { SourceSuggestion } from '../../../../plugin/content-source.ts';
import type { ConfigurationProblem, OptionChange } from '../../../../plugin/paise.ts';
import { tree } from './common.ts';
import { maybe } from './maybe.ts';

export interface Configuration {
  /** The user's file; empty where there is none. */
  readonly text: string;
  readonly path: string;
  /** What is in force, defaults included. */
  readonly effective: ConfigurationTree;
  /** Of the text, for `If-Match`. */
  readonly revision: string;
}

export const configuration: z.ZodType<Configuration> = z
  .strictObject({ text: z.string(), path: z.string(), effective: tree, revision: z.string() })
  .openapi('Configuration');

export const configurationProblem: z.ZodType<ConfigurationProblem> = z
  .strictObject({ message: z.string(), where: z.string().describe('`file:line:column`'), hint: maybe(z.string()) })
  .openapi('ConfigurationProblem');

export interface CheckedText {
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
}

export const problems: z.ZodType<{ readonly problems: readonly ConfigurationProblem[] }> = z.strictObject({
  problems: z.array(configurationProblem),
});

export const checkedText: z.ZodType<CheckedText> = z.strictObject({ text: z.string(), problems: z.array(configurationProblem) });

export const configurationText = (): z.ZodString => z.string().max(1_000_000);
export const optionPath = (): z.ZodString => z.string().min(1).max(1000);

const value = (): z.ZodString => z.string().max(100_000);
const values = (): z.ZodArray<z.ZodString> => z.array(value()).max(10_000);

export const optionChange: z.ZodType<OptionChange, OptionChange> = z
  .union([z.strictObject({ value: value() }), z.strictObject({ add: values(), remove: values() })])
  .openapi('OptionChange', { description: 'Values are YAML as in a file. `add` and `remove` are items of a list.' });

export const savedRevision: z.ZodType<{ readonly revision: string }> = z.strictObject({ revision: z.string() });

export const sourceSuggestions: z.ZodType<{ readonly suggestions: readonly (SourceSuggestion & { readonly plugin: string })[] }> =
  z.strictObject({ suggestions: z.array(z.strictObject({ title: z.string(), options: tree, plugin: z.string() })) });

export interface SavedSearch {
  readonly name: string;
  readonly query: string;
}

export const savedSearches: z.ZodType<{ readonly searches: readonly SavedSearch[] }> = z.strictObject({
  searches: z.array(z.strictObject({ name: z.string(), query: z.string() })),
});

/** A folder on this machine, for picking one. */
export interface Folder {
  readonly name: string;
  readonly path: string;
  /** Its name says that it is usually not shown. */
  readonly hidden?: true;
  /** It may not be looked into. */
  readonly unreadable?: true;
}

export interface FolderList {
  readonly path: string;
  readonly parent?: string;
  readonly folders: readonly Folder[];
  /** There are more than are listed. */
  readonly more?: true;
}

export const folderList: z.ZodType<FolderList> = z
  .strictObject({
    path: z.string(),
    parent: maybe(z.string()),
    folders: z.array(
      z.strictObject({
        name: z.string(),
        path: z.string(),
        hidden: maybe(z.literal(true)),
        unreadable: maybe(z.literal(true)),
      }),
    ),
    more: maybe(z.literal(true)),
  })
  .openapi('FolderList');
