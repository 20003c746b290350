import { withoutComments } from './comment.ts';
import type { Declaration, Door } from './declaration.ts';
import { fenced } from './markdown.ts';
import { notice } from './print-page.ts';

/** Every exported name with its signature and nothing else: what a reviewer compares from one version to the next. */
export function printReport(doors: readonly Door[]): string {
  const sections = doors.map((door, index) => printDoor(door, doors.slice(0, index)));
  return `${[notice, '# What the package exports', introduction, ...sections].join('\n\n')}\n`;
}

function printDoor({ name, declarations }: Door, before: readonly Door[]): string {
  const told = new Set(before.flatMap((door) => door.declarations.map((declaration) => declaration.name)));
  const own = declarations.filter((declaration) => !told.has(declaration.name));
  const borrowed = declarations.filter((declaration) => told.has(declaration.name)).map((declaration) => `\`${declaration.name}\``);
  const sentence = borrowed.length === 0 ? [] : [`As above: ${borrowed.join(', ')}.`];
  return [`## ${name}`, ...sentence, fenced(own.map(signature).join('\n\n'))].join('\n\n');
}

const introduction = `The signatures of all that the doors of the package export, in alphabetical order. A change of this file is a change of the contract: see
[compatibility](compatibility.md). What things mean is told in the [reference](reference/index.md).`;

function signature({ code, comment }: Declaration): string {
  const mark = comment.experimental ? '// experimental\n' : '';
  const text = withoutComments(code);
  return `${mark}${text}${/[;}]$/.test(text) ? '' : ';'}`;
}
