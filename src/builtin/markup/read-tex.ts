import { readLatex } from '../../kit/latex-text/read-latex.ts';
import { createMarkupDocument, type MarkupText } from './markup-document.ts';

/** LaTeX and what is like it. */
export function readTex(source: string): MarkupText {
  const latex = readLatex(source);
  const document = createMarkupDocument();
  document.title(latex.title ?? '');
  for (const author of latex.authors) document.author(author);
  document.date('publishedAt', latex.date ?? '');
  for (const keyword of latex.keywords) document.tags(keyword);
  for (const link of latex.links) document.link(link);
  const { metadata } = document.read();
  const title = metadata.title ?? latex.headings[0];
  return {
    text: latex.text,
    metadata: { ...metadata, ...(title !== undefined && { title }), ...(latex.headings.length > 0 && { headings: latex.headings }) },
  };
}
