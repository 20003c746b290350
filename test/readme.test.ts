import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { program } from './support/command.ts';
import { writeDocuments } from './support/documents.ts';
import { fencedBlocks } from './support/markdown.ts';

/** Commands and what they print. */
function stepsOf(session: string): readonly { readonly command: string; readonly printed: string }[] {
  return session
    .split(/^\$ /m)
    .slice(1)
    .map((step) => ({ command: step.slice(0, step.indexOf('\n')), printed: step.slice(step.indexOf('\n') + 1) }));
}

/** Without what differs from run to run: times and memory. */
function withoutMeasures(text: string): string {
  return text
    .replace(/indexed (?:just now|\d+ seconds ago)/g, 'indexed T')
    .replace(/\b(?:in) [\d.]+ m?s\b/g, 'in T')
    .replace(/at most [\d.]+ [kMG]?B/g, 'at most M');
}

test('the session in the README prints what it says', () => {
  const root = mkdtempSync(join(tmpdir(), 'paise2-readme-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const home = join(root, 'home/ann');
  mkdirSync(home, { recursive: true });
  writeDocuments(join(home, 'Documents'));
  const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
  const steps = stepsOf(fencedBlocks(readme, 'console')[0]?.code ?? '');
  expect(steps.length).toBeGreaterThan(5);
  for (const { command, printed } of steps) {
    const line = command.replace(/^npx paise2/, `'${process.execPath}' '${program}'`);
    const output = execFileSync('sh', ['-c', `${line} 2>&1`], {
      env: { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8' },
      encoding: 'utf8',
    });
    expect(withoutMeasures(output.replaceAll(root, '')), command).toBe(withoutMeasures(printed));
  }
});
