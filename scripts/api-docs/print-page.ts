import { takeDefault } from './comment.ts';
import type { Comment, Declaration, Member } from './declaration.ts';
import { codeLink, fenced, linked, type Links, table } from './markdown.ts';
import type { Page } from './pages.ts';

/** What a page looks things up in. */
export interface Reference {
  readonly links: Links;
  readonly declarations: ReadonlyMap<string, Declaration>;
}

export const notice = '<!-- Made by `npm run docs:api` from the comments in the sources: edit those. -->';

export function printPage({ title, name, point, declarations }: Page, reference: Reference): string {
  const guide = point && [
    `The extension point \`${point.name}\`: what ${codeLink(point.contract, reference.links)} promises and may rely on. How it is used, with examples: [${title.toLowerCase()}](../${name}.md).`,
  ];
  const sections = declarations.map((declaration) => printDeclaration(declaration, reference));
  return `${[notice, `# ${title}: reference`, ...(guide ?? []), ...sections].join('\n\n')}\n`;
}

function printDeclaration(declaration: Declaration, reference: Reference): string {
  const { name, comment, code, members } = declaration;
  const shape = members ? printMembers(members, reference.links) : fenced(code);
  const parts = [
    `## ${name}`,
    printComment(comment, reference.links),
    printBases(declaration, reference),
    shape,
    printFooter(declaration, reference.links),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function printComment({ experimental, deprecated, text }: Comment, links: Links): string {
  const marks = [...(experimental ? ['**Experimental.**'] : []), ...(deprecated === undefined ? [] : [`**Deprecated**: ${deprecated}`])];
  return linked([...marks, text].join(' ').trim(), links);
}

function printBases({ bases }: Declaration, { links, declarations }: Reference): string {
  const sentences = bases.map((base) => {
    const [name = ''] = /^\w+/.exec(base) ?? [];
    const inherited = declarations.get(name);
    if (!inherited) return `It is \`${base}\` and more.`;
    return `It has the members of ${codeLink(name, links)}: ${allMembers(inherited, declarations)
      .map((member) => `\`${member}\``)
      .join(', ')}.`;
  });
  return sentences.join(' ');
}

function allMembers({ bases, members = [] }: Declaration, declarations: Reference['declarations']): readonly string[] {
  const inherited = bases.flatMap((base) => declarations.get(/^\w+/.exec(base)?.[0] ?? '') ?? []);
  return [...inherited.flatMap((declaration) => allMembers(declaration, declarations)), ...members.map(({ name }) => name)];
}

function printMembers(members: readonly Member[], links: Links): string {
  const rows = members.map(({ name, optional, type, comment }) => {
    const { text, value } = takeDefault(comment.text);
    const since = comment.since === undefined ? '' : ` Since ${comment.since}.`;
    return [
      `\`${name}${optional ? '?' : ''}\``,
      `\`${type}\``,
      linked(value, links),
      `${printComment({ ...comment, text }, links)}${since}`,
    ];
  });
  return rows.length === 0 ? '' : table(['member', 'type', 'default', 'what to rely on'], rows);
}

function printFooter({ name, file, comment, mentions }: Declaration, links: Links): string {
  const others = mentions.filter((mention) => mention !== name && links.has(mention)).toSorted();
  const parts = [
    ...(comment.since === undefined ? [] : [`Since ${comment.since}`]),
    `[source](../../../${file})`,
    ...(others.length === 0 ? [] : [`with ${others.map((other) => codeLink(other, links)).join(', ')}`]),
  ];
  return parts.join(' · ');
}
