import { relative } from 'node:path';
import {
  type ClassDeclaration,
  type HeritageClause,
  isClassDeclaration,
  isConstructorDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isMethodDeclaration,
  isPropertyDeclaration,
  isTypeAliasDeclaration,
  isVariableDeclaration,
  type Node,
} from 'typescript/unstable/ast';
import { type Project, type Symbol, SymbolFlags } from 'typescript/unstable/sync';
import { commentOf, noComment, withoutComments } from './comment.ts';
import type { Declaration } from './declaration.ts';
import { printConstant } from './print-constant.ts';
import { readMembers } from './read-members.ts';

/** What `symbol`, an export of a door, stands for. */
export function readDeclaration(symbol: Symbol, project: Project, root: string): Declaration {
  const { checker } = project;
  const target = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const node = target.declarations[0]?.resolve(project);
  const file = node && relative(root, node.getSourceFile().fileName);
  if (!node || !file?.startsWith('src/')) return foreign(symbol.name, file ?? '');
  const code = isVariableDeclaration(node) ? printConstant(symbol.name, checker.getTypeOfSymbol(target), checker) : withoutBodies(node);
  return {
    name: symbol.name,
    file,
    position: node.getStart(),
    comment: commentOf(isVariableDeclaration(node) ? node.parent.parent : node),
    code,
    bases: isInterfaceDeclaration(node) ? basesOf(node.heritageClauses ?? []) : [],
    ...(isInterfaceDeclaration(node) && { members: readMembers(node.members, '') }),
    mentions: mentionsIn(code),
  };
}

function foreign(name: string, file: string): Declaration {
  const [, owner = file] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  return { name, file: owner, position: 0, comment: noComment, code: `export { ${name} } from '${owner}'`, bases: [], mentions: [] };
}

function withoutBodies(node: Node): string {
  if (isInterfaceDeclaration(node) || isTypeAliasDeclaration(node)) return plain(node.getText());
  if (isFunctionDeclaration(node)) return plain(headOf(node, node.body)).replace('async ', '');
  if (isClassDeclaration(node)) return plain(classWithoutBodies(node));
  throw new Error(`${node.getSourceFile().fileName} exports something that the reference has no form for: ${node.getText()}`);
}

/** Members by symbol are marks of the class and nobody's business. */
function classWithoutBodies(node: ClassDeclaration): string {
  const lines = node.members.flatMap((member) => {
    const comment = member.jsDoc?.at(-1)?.getText();
    const code = codeOfMember(member);
    return code === undefined ? [] : [`${comment === undefined ? '' : `  ${comment}\n`}  ${code}`];
  });
  const head = node.getText().slice(0, node.members.pos - node.getStart());
  return [head, ...lines, '}'].join('\n');
}

function codeOfMember(member: Node): string | undefined {
  if (isConstructorDeclaration(member)) return `${headOf(member, member.body)};`;
  if (isMethodDeclaration(member) && isIdentifier(member.name)) return `${headOf(member, member.body)};`;
  return isPropertyDeclaration(member) && isIdentifier(member.name) ? member.getText() : undefined;
}

function headOf(node: Node, body: Node | undefined): string {
  const text = node.getText();
  return body ? text.slice(0, body.getStart() - node.getStart()).trimEnd() : text;
}

/** Without line comments, which are for those who change the code, and `export`. */
const plain = (code: string): string => code.replace(/^\s*\/\/.*\n/gm, '').replace(/^export /, '');

function basesOf(clauses: readonly HeritageClause[]): readonly string[] {
  return clauses.flatMap(({ types }) => types.map((type) => type.getText()));
}

/** Names of types begin with a capital; values are mentioned by `typeof`. */
function mentionsIn(code: string): readonly string[] {
  return [...new Set([...withoutComments(code).matchAll(/\b[A-Z]\w+\b|(?<=typeof )\w+/g)].map(([name]) => name))];
}
