import type { Door } from './declaration.ts';
import { linksTo } from './markdown.ts';
import { type Page, pagesOf } from './pages.ts';
import { notice, printPage } from './print-page.ts';
import { printReport } from './print-report.ts';

/** Where the documents lie, in the package. Nothing else lies in the folder of the reference. */
export const referenceFolder = 'docs/plugin-authors/reference';
const reportFile = 'docs/plugin-authors/api-report.md';

/** Text of each document by its path. */
export function makeDocuments(doors: readonly Door[]): ReadonlyMap<string, string> {
  const pages = pagesOf(doors);
  const declarations = new Map(doors.flatMap((door) => door.declarations).map((declaration) => [declaration.name, declaration]));
  const reference = { links: linksTo(pages), declarations };
  return new Map([
    [`${referenceFolder}/index.md`, printIndex(pages)],
    ...pages.map((page) => [`${referenceFolder}/${page.name}.md`, printPage(page, reference)] as const),
    [reportFile, printReport(doors)],
  ]);
}

function printIndex(pages: readonly Page[]): string {
  return `${[
    notice,
    '# Reference',
    introduction,
    '## Extension points',
    listOf(pages.filter(({ point }) => point)),
    '## What they share',
    listOf(pages.filter(({ point }) => !point)),
  ].join('\n\n')}\n`;
}

const listOf = (pages: readonly Page[]): string => pages.map(({ name, title }) => `- [${title}](${name}.md)`).join('\n');

const introduction = `Every type and function of the package, made from the comments in [the contract](../../../src/plugin). How the parts are used is told in the
[guides](../index.md); the bare signatures are in the [API report](../api-report.md), and what may change and how in [compatibility](../compatibility.md).

\`?\` behind a name: it may be absent. Types that are not explained here are TypeScript's own.`;
