import { z } from 'zod';
import { sizePattern } from './size.ts';

const patterns = z.array(z.string().min(1));

export const options = z.strictObject({
  roots: z
    .array(z.string().regex(/^(~(\/|$)|\/|[A-Za-z]:[\\/])/, 'Write a whole path: it begins with / or ~/.'))
    .default([])
    .describe('Folders to index, with everything below them'),
  include: patterns.default([]).describe('Index only files that match one of these patterns, for example "*.md"; empty means all'),
  exclude: patterns
    .default([])
    .describe(
      'Leave out what matches: patterns as in .gitignore, at any depth ("drafts/", "*.iso"), or from / or ~/ on; added to the default excludes. "!name" keeps what another rule leaves out',
    ),
  useDefaultExcludes: z
    .boolean()
    .default(true)
    .describe('Leave out node_modules, .git, caches, trash, compiled files and the like, and folders with a CACHEDIR.TAG'),
  useIgnoreFiles: z.boolean().default(true).describe('Heed .gitignore inside Git work trees, and .ignore and .paise2ignore everywhere'),
  hidden: z
    .enum(['skip', 'index'])
    .default('skip')
    .describe('Files and folders whose name begins with a dot; inside a root that is hidden itself they are indexed'),
  maxFileSize: z
    .string({ error: 'Write a size with its unit, for example "200MB".' })
    .regex(sizePattern, 'Write a size with its unit, for example "200MB".')
    .default('200MB')
    .describe('Larger files are found by name only'),
  followSymlinks: z.boolean().default(false).describe('Enter folders through symbolic links; links to files are never followed'),
  oneFileSystem: z.boolean().default(true).describe('Stay on the disk that the root is on'),
  watch: z
    .boolean()
    .default(true)
    .describe('Notice changes as they happen while paise2 runs; without it, they are found by the next listing'),
  secrets: z
    .enum(['skip', 'index'])
    .default('skip')
    .describe('Private keys, password stores, .env files, browser profiles: "skip" indexes at most their names'),
  allowSecrets: patterns
    .default([])
    .describe('Index these although they look like secrets; patterns as in "exclude", a folder includes all below it'),
});

export type FilesOptions = z.output<typeof options>;
