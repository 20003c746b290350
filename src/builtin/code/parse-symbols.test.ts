import { findPackageJSON } from 'node:module';
import { expect, test } from 'vitest';
import { extractWith } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import code from './index.ts';
import { parseSymbols } from './parse-symbols.ts';
import { grammarOf, type Grammar } from './defining-nodes.ts';

const noTreeSitter = isInstalled() ? undefined : 'the optional package @vscode/tree-sitter-wasm is not installed';

function isInstalled(): boolean {
  try {
    return findPackageJSON('@vscode/tree-sitter-wasm', import.meta.url) !== undefined;
  } catch {
    return false;
  }
}

const cases: Readonly<Record<Grammar, readonly [mimeType: string, source: string, symbols: string]>> = {
  javascript: ['text/javascript', 'function a() { const x = 1; }\nclass B { c() {} }\nexport const d = 1, e = () => 2;', 'a B c d e'],
  typescript: [
    'text/x-typescript',
    'export interface A { b(): void }\ntype C = 1;\nenum D {}\nabstract class E { f = 1; g?() {} }',
    'A b C D E g',
  ],
  tsx: ['text/tsx', 'const A = () => <p onClick={() => b()}>text</p>;\nfunction B() { return <A/>; }', 'A B'],
  python: ['text/x-python', 'MOST = 1\nclass A(B):\n    def c(self):\n        local = 1\n@wraps\nasync def d(): pass', 'MOST A c d'],
  cpp: [
    'text/x-c++',
    'namespace a { class B { ~B(); int c(); }; }\nint B::d() {}\n#define E 1\nusing F = int;\nenum G { H };',
    'a B ~B c d E F G H',
  ],
  rust: ['text/x-rust', 'pub struct A;\nimpl A { fn b() {} }\ntrait C {}\nconst D: u8 = 1;\nmacro_rules! e { () => {} }', 'A b C D e'],
  go: ['text/x-go', 'package p\nfunc a() {}\nfunc (t *T) b() {}\ntype C struct{}\nconst (\n D = 1\n)\nvar e = 2', 'a b C D e'],
  java: ['text/x-java', 'class A { int c; void d() {} enum E { F } }\nrecord G(int x) {}', 'A d E F G'],
  'c-sharp': ['text/x-csharp', 'namespace N { class A { int B { get; } void C() {} } enum D { E } }', 'A B C D E'],
  ruby: ['text/x-ruby', 'C = 1\nmodule A\n  class B\n    def d?; end\n    def self.e; end\n  end\nend', 'C A B d? e'],
  php: ['application/x-httpd-php', '<?php\nfunction a() {}\nclass B { const C = 1; function d() {} }\ninterface E {}', 'a B C d E'],
  bash: ['application/x-sh', 'a() { :; }\nfunction b { :; }\nc=1', 'a b'],
  powershell: ['text/x-powershell', 'function Get-A { 1 }\nclass B { [int] C() { return 1 } }\nenum D { E }', 'Get-A B C D'],
};

test('definitions in every language', async ({ skip }) => {
  skip(noTreeSitter !== undefined, noTreeSitter);
  for (const [mimeType, source, symbols] of Object.values(cases)) expect(await parseSymbols(source, mimeType)).toEqual(symbols.split(' '));
});

test('every grammar is for some type', () => {
  expect(Object.values(cases).map(([mimeType]) => grammarOf(mimeType))).toEqual(Object.keys(cases));
});

test('a language without a grammar is read by its lines', async () => {
  expect(await parseSymbols('\nlocal function a() end', 'text/x-lua')).toEqual(['a']);
});

test('the option chooses', async ({ skip }) => {
  skip(noTreeSitter !== undefined, noTreeSitter);
  // The first line, and what stands in a string, show who was at work.
  const bytes = 'def first(): pass\n"""\ndef quoted(): pass\n"""\n';
  const extract = async (options: object): Promise<unknown> =>
    (await extractWith(code, 'source', { name: 'a.py', mimeType: 'text/x-python', bytes, options })).items[0]?.metadata['symbols'];
  expect(await extract({})).toEqual(['first', 'quoted']);
  expect(await extract({ symbols: 'tree-sitter' })).toEqual(['first']);
});

test('without its package, what to install is named', async ({ skip }) => {
  skip(noTreeSitter === undefined, 'the optional package @vscode/tree-sitter-wasm is installed');
  await expect(parseSymbols('def a(): pass', 'text/x-python')).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    hint: 'Install it where paise2 is installed (npm install @vscode/tree-sitter-wasm), or set code.symbols to lines.',
  });
});

test('nesting, endless lines and damage are no trouble', async ({ skip }) => {
  skip(noTreeSitter !== undefined, noTreeSitter);
  const startedAt = performance.now();
  for (const text of ['('.repeat(500_000), `f(${'['.repeat(300_000)}`, 'a '.repeat(500_000), '`${'.repeat(200_000)])
    expect(await parseSymbols(`function a() {}\n${text}`, 'text/javascript')).toBeInstanceOf(Array);
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  for (const [mimeType, source] of Object.values(cases))
    for (const copy of damagedCopies(Buffer.from(source), 25))
      expect(await parseSymbols(Buffer.from(copy).toString('latin1'), mimeType)).toBeInstanceOf(Array);
}, 30_000);
