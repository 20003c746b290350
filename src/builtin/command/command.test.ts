import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { programCommand } from '../../core/workers/program-command.ts';
import { runProgram } from '../../core/workers/run-program.ts';
import type { ProgramRequest } from '../../plugin/hosts.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import command from './index.ts';
import { readItems } from './read-items.ts';

const budgets = { silenceMs: 10_000, totalMs: 10_000, memoryBytes: 2 ** 30 };

/** Runs what it asks for as the engine does. */
function extract(extractor: Record<string, unknown>, bytes = 'content'): Promise<Recording> {
  const options = {
    extractors: [
      { match: ['.x'], run: ['true'] },
      { match: ['.dwg'], ...extractor },
    ],
  };
  return extractWith(command, 'program', {
    name: 'a.DWG',
    mimeType: 'application/octet-stream',
    bytes,
    options,
    runProgram: (request: ProgramRequest) =>
      runProgram(programCommand(request, options), { input: request.input, budgets, signal: new AbortController().signal }),
  });
}

/** A program for a test: a line for the shell. */
const shell = (line: string): Record<string, unknown> => ({ run: ['sh', '-c', line] });

test('text on standard output is the text of the file, which is on standard input', async () => {
  expect((await extract(shell('tr a-z A-Z; printf "\\033[1mbold\\033[0m\\n"'))).items).toEqual([{ text: 'CONTENTbold', metadata: {} }]);
});

test('a program that does not read its input, or all of it, is content with that', async () => {
  expect((await extract(shell('echo fine'), 'x'.repeat(5_000_000))).items[0]?.text).toBe('fine');
});

test('the path of a file takes the place of {file}, whatever is in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paise2-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "$(id); ' --help.dwg");
  writeFileSync(path, 'inside');
  const request = { command: ['cat', '--', '{file}'], file: `file://${encodeURI(path)}` };
  const { output } = await runProgram(programCommand(request, [request.command]), { budgets, signal: new AbortController().signal });
  expect(Buffer.from(output).toString()).toBe('inside');
});

test('JSON lines are items: the file’s own, and parts with keys', async () => {
  const lines = [
    { text: 'whole', title: 'Plan', metadata: { authors: ['Ann'] } },
    { key: 'sheet/1', text: 'part', title: 'Sheet 1', mimeType: 'Text/Plain' },
  ];
  const printed = lines.map((line) => `${JSON.stringify(line)}\n`).join('\n');
  expect((await extract({ ...shell('cat'), output: 'json-lines' }, printed)).items).toEqual([
    { text: 'whole', metadata: { title: 'Plan', authors: ['Ann'] } },
    { text: 'part', metadata: { title: 'Sheet 1' }, child: { key: 'sheet/1', mimeType: 'text/plain' } },
  ]);
});

test.each([
  ['{', 'Line 1 of what sh wrote is not a JSON object.'],
  ['{}\n[1]', 'Line 2 of what sh wrote is not a JSON object.'],
  ['{"text": 5}', 'a text that is not one'],
  ['{"metadata": []}', 'metadata that is no object'],
  ['{"key": 1}', 'a key that is not text'],
])('a line %j is refused', async (printed, reason) => {
  await expect(extract({ ...shell('cat'), output: 'json-lines' }, printed)).rejects.toThrow(reason);
});

test.each([
  [
    shell('echo "cannot read: version 9" >&2; echo more >&2; exit 3'),
    'program-failed',
    'sh ended with exit code 3: cannot read: version 9',
  ],
  [shell('kill -9 $$'), 'program-failed', 'sh was ended by SIGKILL.'],
  [{ run: ['/no/such/program', 'x'] }, 'program-missing', 'no program /no/such/program, which command.extractors[1].run names'],
  [{ run: ['no-such-program-anywhere'] }, 'program-missing', 'no program no-such-program-anywhere'],
  [{ run: ['sh', '-c', 'cat "{file}"', '{file}'], match: ['.txt'] }, 'unsupported', 'names no program'],
])('%j ends with %s', async (extractor, code, reason) => {
  const failure = extract(extractor);
  await expect(failure).rejects.toThrow(reason);
  await expect(failure).rejects.toMatchObject({ code });
});

test('what is inside other content is no file, so a program that wants one is not run', async () => {
  const { contentExtractors } = command;
  const options = { extractors: [{ match: ['.dwg'], run: ['cat', '{file}'], output: 'text' }] };
  const content = { url: 'file:///a.zip!/b.dwg', name: 'b.dwg', mimeType: 'x/y', size: 1 };
  const extracted = contentExtractors?.['program']?.extract({ options } as never, content as never, {} as never);
  await expect(extracted).rejects.toMatchObject({ code: 'unsupported' });
});

test('it is chosen for what the options name, and for nothing else', () => {
  const { program } = command.contentExtractors ?? {};
  expect(program?.chosenFor?.({ extractors: [{ match: ['.dwg', 'application/acad'] }, { match: ['.x'] }] })).toEqual([
    '.dwg',
    'application/acad',
    '.x',
  ]);
  expect(program?.preferredMimeTypes).toBeUndefined();
});

test.each([[{ match: ['dwg'] }], [{ match: ['.DWG'] }], [{ run: ['./tool'] }], [{ run: [] }], [{ shell: true }]])(
  'the option %j is refused',
  async (wrong) => {
    await expect(extract({ ...shell('true'), ...wrong })).rejects.toThrow('invalid options');
  },
);

test('any output is read or refused', () => {
  const line = fc.oneof(
    fc.json(),
    fc.string(),
    fc.record({ text: fc.string(), key: fc.string() }).map((item) => JSON.stringify(item)),
  );
  fc.assert(
    fc.property(fc.array(line), fc.boolean(), (lines, isCut) => {
      expect(outcomeOf(lines.join('\n'), isCut)).toMatch(/^(?:read|program-failed)$/);
    }),
  );
});

function outcomeOf(lines: string, isCut: boolean): string {
  try {
    return [...readItems('p', lines, isCut)].every(({ text }) => typeof text === 'string') ? 'read' : 'not text';
  } catch (error) {
    return String((error as { readonly code?: string }).code);
  }
}
