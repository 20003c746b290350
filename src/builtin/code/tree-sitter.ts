import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PaiseError } from '../../plugin/errors.ts';
import type { Grammar } from './defining-nodes.ts';

/** Looks whether there is time left; `true` ends the work. */
interface Bounds {
  progressCallback(): boolean;
}
export interface SyntaxNode {
  readonly text: string;
  readonly type: string;
  readonly namedChildren: readonly SyntaxNode[];
  childForFieldName(name: string): SyntaxNode | null;
}
/** Goes from node to node. What moves it says whether there was somewhere to go. */
export interface SyntaxCursor {
  readonly nodeType: string;
  readonly currentNode: SyntaxNode;
  readonly currentDepth: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
  delete(): void;
}
interface SyntaxTree {
  walk(): SyntaxCursor;
  delete(): void;
}
export interface Parser {
  setLanguage(language: object): void;
  /** `null` where it was stopped. */
  parse(text: string, before: null, bounds: Bounds): SyntaxTree | null;
  reset(): void;
}

/** What we use of Tree-sitter compiled to WebAssembly (package `@vscode/tree-sitter-wasm`, which has the grammars too). */
interface TreeSitter {
  readonly Parser: (new () => Parser) & { init(): Promise<void> };
  readonly Language: { load(bytes: Uint8Array): Promise<object> };
}

const packageName = '@vscode/tree-sitter-wasm';

let library: Promise<TreeSitter> | undefined;
const parsers = new Map<Grammar, Promise<Parser>>();

/** A parser for a grammar. A worker keeps those that it has needed. */
export function grammarParser(grammar: Grammar): Promise<Parser> {
  const started = parsers.get(grammar) ?? startParser(grammar);
  parsers.set(grammar, started);
  return started;
}

/** What is left of the library after it broke is of no use. */
export function forgetParsers(): void {
  library = undefined;
  parsers.clear();
}

async function startParser(grammar: Grammar): Promise<Parser> {
  library ??= startLibrary();
  const { Parser: NewParser, Language } = await library;
  const folder = dirname(createRequire(import.meta.url).resolve(packageName));
  const language = await Language.load(await readFile(join(folder, `tree-sitter-${grammar}.wasm`)));
  const parser = new NewParser();
  parser.setLanguage(language);
  return parser;
}

async function startLibrary(): Promise<TreeSitter> {
  const { default: treeSitter } = await installed();
  await treeSitter.Parser.init();
  return treeSitter;
}

async function installed(): Promise<{ readonly default: TreeSitter }> {
  try {
    return (await import(packageName)) as { readonly default: TreeSitter };
  } catch (cause) {
    throw new PaiseError('PLUGIN_FAILED', `Finding symbols with Tree-sitter needs the package ${packageName}.`, {
      plugin: 'code',
      cause,
      hint: `Install it where paise2 is installed (npm install ${packageName}), or set code.symbols to lines.`,
    });
  }
}
