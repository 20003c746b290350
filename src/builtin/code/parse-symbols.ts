import { definingNodes, grammarOf, type DefiningNode } from './defining-nodes.ts';
import { isSymbol, mostSymbols, readSymbols } from './read-symbols.ts';
import { forgetParsers, grammarParser, type SyntaxCursor, type SyntaxNode } from './tree-sitter.ts';

/** Longer files are mostly made by programs. */
const longestText = 1_000_000;
const mostMilliseconds = 2000;
/** Nodes between two looks at the clock. */
const stride = 500;
/** Depth of a variable at the top of a file: within a statement that may be exported. */
const topDepth = 3;
const longestName = 300;

/** Names that a source file defines, each once, in order, found by parsing; by how lines begin where that cannot be, or takes too long. */
export async function parseSymbols(text: string, mimeType: string): Promise<readonly string[]> {
  const grammar = text.length <= longestText ? grammarOf(mimeType) : undefined;
  if (grammar === undefined) return readSymbols(text, mimeType);
  const parser = await grammarParser(grammar);
  const deadline = performance.now() + mostMilliseconds;
  const isLate = (): boolean => performance.now() > deadline;
  try {
    const tree = parser.parse(text, null, { progressCallback: isLate });
    if (tree === null) {
      parser.reset();
      return readSymbols(text, mimeType);
    }
    const cursor = tree.walk();
    const names = namesAlong(cursor, definingNodes(grammar), isLate);
    cursor.delete();
    tree.delete();
    return names;
  } catch {
    // It ran out of memory or stack, or into a bug of its own.
    forgetParsers();
    return readSymbols(text, mimeType);
  }
}

/** Walks step by step and not with a query of the library, which takes hours for what is not closed a hundred thousand times. */
function namesAlong(cursor: SyntaxCursor, defining: ReadonlyMap<string, DefiningNode>, isLate: () => boolean): readonly string[] {
  const found = new Set<string>();
  for (let count = 1; found.size < mostSymbols && (count % stride !== 0 || !isLate()); count += 1) {
    const definition = defining.get(cursor.nodeType);
    const name = definition && nameOf(cursor, definition);
    if (name !== undefined && isSymbol(name)) found.add(name);
    if (cursor.gotoFirstChild()) continue;
    while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return [...found];
  }
  return [...found];
}

function nameOf(cursor: SyntaxCursor, { nameField, onlyAtTop }: DefiningNode): string | undefined {
  const node = cursor.currentNode;
  if (onlyAtTop && cursor.currentDepth > topDepth && !isFunction(node.childForFieldName('value'))) return undefined;
  // `struct a *b` only mentions what is defined elsewhere.
  if (node.type.endsWith('_specifier') && node.childForFieldName('body') === null) return undefined;
  const name = node.childForFieldName(nameField) ?? node.namedChildren.slice(0, 10).find(({ type }) => type.endsWith('name'));
  return firstWord(name?.text.slice(0, longestName) ?? '');
}

/** Of `a::b` the last part, of `a = 1` the name; nothing of a pattern. */
function firstWord(text: string): string | undefined {
  const scope = text.lastIndexOf('::');
  return /^[\p{L}\p{N}_$~-]+[?!]?/u.exec(scope === -1 ? text : text.slice(scope + 2))?.[0];
}

const isFunction = (value: SyntaxNode | null): boolean => value !== null && /^(?:arrow_function|function_expression)$/.test(value.type);
