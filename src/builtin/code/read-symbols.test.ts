import { expect, test } from 'vitest';
import { readSymbols } from './read-symbols.ts';

test.each([
  [
    'text/x-python',
    'import a\n\nclass Parser(Base):\n    async def next_token(self):\n        return define\ndef main(): pass',
    ['Parser', 'next_token', 'main'],
  ],
  [
    'text/x-typescript',
    '\nexport default async function load() {\n  const inner = 1;\n}\nexport interface Options {}\nexport const limit = 1;\ntype Key = string;\nabstract class Base {}',
    ['load', 'Options', 'limit', 'Key', 'Base'],
  ],
  [
    'text/x-rust',
    '\npub(crate) async fn run() {}\nstruct Point;\nimpl Point {\n    fn new() -> Self {}\n}\nmacro_rules! my_macro {',
    ['run', 'Point', 'new', 'my_macro'],
  ],
  ['text/x-go', '\nfunc (s *Server) Serve() error {\nfunc main() {\ntype Config struct {', ['Serve', 'main', 'Config']],
  [
    'text/x-java',
    '\npublic final class Shop {\n  private static int count(String a) {\n    return helper(a);\n  }\n  enum Kind { A }',
    ['Shop', 'count', 'Kind'],
  ],
  ['text/x-c', '\nstatic int parse_line(char *s)\n{\n  call(s);\n}\n#define MAX(a, b) 1\nstruct node {\n', ['parse_line', 'MAX', 'node']],
  ['text/x-ruby', '\nmodule Tools\n  def self.open?(x)\n  end', ['Tools', 'open?']],
  ['application/sql', '\nCREATE TABLE IF NOT EXISTS "users" (\ncreate or replace function add_user(', ['users', 'add_user']],
  ['text/x-emacs-lisp', '\n(defun my-mode-setup ()\n  (defvar x))', ['my-mode-setup']],
  ['text/x-protobuf', '\nmessage Person {\n  string name = 1;\n}\nservice Directory {', ['Person', 'Directory']],
])('definitions in %s', (mimeType, source, expected) => {
  expect(readSymbols(source, mimeType)).toEqual(expected);
});

test('what has no known way to define things has no symbols', () => {
  expect(readSymbols('\ndef x\n', 'text/css')).toEqual([]);
});

test.each([
  ['text/x-c', `\n${'a'.repeat(300_000)}`],
  ['text/x-c', `\n${'int '.repeat(100_000)}`],
  ['text/x-c', '\nint a('.repeat(50_000)],
  ['text/x-java', `\n${'public '.repeat(60_000)}`],
  ['text/x-java', `\n${'a '.repeat(200_000)}`],
  ['text/javascript', `\n${'export '.repeat(60_000)}`],
])('hostile %s takes little time (%#)', (mimeType, source) => {
  const startedAt = performance.now();
  readSymbols(source, mimeType);
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

test('a definition in the first line is found', () => {
  expect(readSymbols('def first():\n  pass\n\nclass Second:\n', 'text/x-python')).toEqual(['first', 'Second']);
  expect(readSymbols('x = 1\ndef later(): pass', 'text/x-python')).toEqual(['later']);
});
