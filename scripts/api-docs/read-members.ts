import {
  isIndexSignatureDeclaration,
  isMethodSignatureDeclaration,
  isPropertySignatureDeclaration,
  isTypeLiteralNode,
  type Node,
} from 'typescript/unstable/ast';
import { commentOf, withoutComments } from './comment.ts';
import type { Member } from './declaration.ts';

/** Members of an interface, each followed by those of the object that it holds. */
export function readMembers(nodes: readonly Node[], path: string): readonly Member[] {
  return nodes.flatMap((node) => readMember(node, path));
}

function readMember(node: Node, path: string): readonly Member[] {
  const comment = commentOf(node);
  if (isIndexSignatureDeclaration(node)) {
    return [{ name: `${path}[…]`, optional: false, type: onOneLine(node.type?.getText() ?? ''), comment }];
  }
  if (!isMethodSignatureDeclaration(node) && !isPropertySignatureDeclaration(node))
    throw new Error(`no form for this member: ${node.getText()}`);
  const own = { name: path + node.name.getText(), optional: node.postfixToken !== undefined, comment };
  if (isMethodSignatureDeclaration(node)) return [{ ...own, type: onOneLine(signatureOf(node)) }];
  if (node.type && isTypeLiteralNode(node.type)) {
    return [{ ...own, type: 'object' }, ...readMembers(node.type.members, `${own.name}.`)];
  }
  return [{ ...own, type: onOneLine(node.type?.getText() ?? '') }];
}

/** `(text: string): void` of `addItem(text: string): void;` */
function signatureOf(node: Node & { readonly name: Node }): string {
  return node.getText().slice(node.name.getText().length).replace(/^\?/, '').replace(/;$/, '');
}

function onOneLine(type: string): string {
  return withoutComments(type)
    .replace(/\s+/g, ' ')
    .replace(/^ ?\| /, '')
    .trim();
}
