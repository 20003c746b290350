import { z } from 'zod';

const typeOrExtension = /^(?:\.[^\s/A-Z]+|[^\s/.A-Z][^\s/A-Z]*\/[^\s/A-Z]+)$/;

const extractor = z.strictObject({
  match: z
    .array(
      z.string().regex(typeOrExtension, 'is neither a file extension such as .dwg nor a MIME type such as application/acad, in lower case'),
    )
    .min(1)
    .describe('File extensions and MIME types that the program reads.'),
  run: z
    .array(z.string().min(1))
    .min(1)
    .refine(([program = '']) => !program.includes('/') || program.startsWith('/'), 'the program is a name or a whole path')
    .describe('The program and its arguments. {file} is the path of the file; without it the content is on standard input.'),
  output: z
    .enum(['text', 'json-lines'])
    .default('text')
    .describe('What it writes to standard output: text in UTF-8, or a JSON object for each item, in a line of its own.'),
});

export const options = z.strictObject({
  extractors: z.array(extractor).default([]).describe('External programs that read formats'),
});

export type Extractor = z.output<typeof extractor>;
