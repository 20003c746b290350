import { asMap } from '../../kit/data-fields/metadata-of.ts';

/** A notebook as text, and what it says of itself. */
export interface Notebook {
  readonly text: string;
  readonly title?: string;
  readonly headings?: readonly string[];
  readonly authors?: readonly string[];
  readonly programmingLanguage?: string;
}

/** Representations of an output, the most readable first; one is enough. */
const textTypes = ['text/markdown', 'text/plain', 'text/latex', 'text/html'];
const mostHeadings = 500;

/**
 * Reads the JSON of a Jupyter notebook, format 4 or 3 (nbformat documentation, "The notebook file format"): cells in order, each with its text
 * outputs. `undefined` where this is not one.
 */
export function readNotebook(data: unknown): Notebook | undefined {
  const notebook = asMap(data);
  const cells = cellsOf(notebook);
  if (cells === undefined) return undefined;
  const metadata = asMap(notebook['metadata']);
  const headings = cells.flatMap(headingsOf).slice(0, mostHeadings);
  const title = textOf(metadata['title']) ?? textOf(metadata['name']) ?? headings[0];
  const authors = listOf(metadata['authors'])
    .map((author) => textOf(asMap(author)['name']))
    .filter((name) => name !== undefined);
  const programmingLanguage = textOf(asMap(metadata['language_info'])['name']) ?? textOf(asMap(metadata['kernelspec'])['language']);
  return {
    text: cells.flatMap(textsOf).join('\n\n'),
    ...(title !== undefined && { title }),
    ...(headings.length > 0 && { headings }),
    ...(authors.length > 0 && { authors }),
    ...(programmingLanguage !== undefined && { programmingLanguage }),
  };
}

type Cell = Readonly<Record<string, unknown>>;

/** Format 3 had worksheets. */
function cellsOf(notebook: Cell): readonly Cell[] | undefined {
  const worksheets = listOf(notebook['worksheets']).flatMap((worksheet) => listOf(asMap(worksheet)['cells']));
  return Array.isArray(notebook['cells']) || Array.isArray(notebook['worksheets'])
    ? [...listOf(notebook['cells']), ...worksheets].map(asMap)
    : undefined;
}

function textsOf(cell: Cell): readonly string[] {
  const texts = [sourceOf(cell), ...listOf(cell['outputs']).map((output) => outputText(asMap(output)))];
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

const sourceOf = (cell: Cell): string => joined(cell['source'] ?? cell['input']);

/** A stream, an error, or data in several representations; in format 3 these have short names. */
function outputText(output: Cell): string {
  if (output['output_type'] === 'error' || output['output_type'] === 'pyerr')
    return `${joined(output['ename'])}: ${joined(output['evalue'])}`;
  const data = asMap(output['data']);
  const type = textTypes.find((candidate) => candidate in data);
  return joined(type === undefined ? output['text'] : data[type]);
}

/** Lines `# Heading`, and the heading cells of format 3. */
function headingsOf(cell: Cell): readonly string[] {
  if (cell['cell_type'] === 'heading') return [sourceOf(cell).trim()].filter((heading) => heading !== '');
  if (cell['cell_type'] !== 'markdown') return [];
  const outsideFences = sourceOf(cell)
    .split(/^ {0,3}(?:```|~~~).*$/m)
    .filter((_, index) => index % 2 === 0);
  return outsideFences.flatMap((part) => [...part.matchAll(/^#{1,6}[ \t]+(\S.*)$/gm)].map(([, heading = '']) => heading.trim()));
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text may be given in one string or line by line. */
const joined = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : listOf(value)
        .filter((line) => typeof line === 'string')
        .join('');

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 1000) : undefined;
}
