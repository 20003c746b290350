import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askEngine, endWithin, firstOf, startCommand } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import { writeConfiguration } from '../support/place.ts';

/** Configurations that were damaged, mistyped or meant badly: told where the mistake is, and nothing else happens. */
export const configuration: Family = {
  id: 'T19',
  title: 'configurations with mistakes',
  async run(torture) {
    const place = torture.place();
    const texts = [...nasty, ...Array.from({ length: torture.repeat(200, 1000, 10_000) }, () => damaged(torture.random))];
    const file = join(place.root, 'texts.json');
    writeFileSync(file, JSON.stringify(texts));
    const validations = await askEngine(place, 'validate', { file });
    torture.count('runs', texts.length);
    const refused: string[] = [];
    for (const [index, { problems = [], threw }] of validations.entries()) {
      const text = texts[index] ?? '';
      if (threw !== undefined) torture.violation(place, 'R4', `${JSON.stringify(text.slice(0, 200))}: ${threw}`);
      for (const { where, message } of problems)
        if (!/config\.yaml:\d+:\d+$/.test(where) || message === '')
          torture.violation(place, 'R4', `no place in ${JSON.stringify(text.slice(0, 200))}: ${where} ${message}`);
      if (problems.length > 0) refused.push(text);
    }
    torture.note(`${refused.length} of ${texts.length} refused`);
    for (const text of refused.slice(0, torture.repeat(12, 100, 300))) {
      writeConfiguration(place, text);
      torture.count('runs');
      const end = await endWithin(startCommand(place, ['status']), 30_000);
      if (end.code !== 78)
        torture.violation(place, 'R4', `exit code ${end.code}: ${firstOf(end.stderr)} (${JSON.stringify(text.slice(0, 200))})`);
    }
  },
};

const whole = `# What paise2 looks at
files:
  roots: [/tmp/somewhere, ~/Documents]
  exclude:
    - "*.iso"
    - drafts/
  hidden: skip
  maxFileSize: 200MB
paise2:
  workers: {count: 2, silence: 60s, total: 10m, memory: 1GB}
  diskFloor: 500MB
  log: warn
`;

const nasty: readonly string[] = [
  'files: {roots: [relative]}',
  'paise2: {workers: {silence: 300}}',
  'paise2: {workers: {silence: "-5s"}}',
  'paise2: {workers: {count: 1e9}}',
  'paise2: {diskFloor: 5 parsecs}',
  'paise2: {disabledPlugins: [files, files, files]}',
  'fils: {roots: []}',
  'files: [1, 2]',
  '[]',
  '42',
  '"text"',
  '\u0000',
  '\ufefffiles: {roots: []}\n',
  '\ufefffiles: {rots: []}\n',
  'files:\n\troots: []\n',
  '--- {}\n--- {}\n',
  '%YAML 9.9\n---\nfiles: {}\n',
  'a: &a [*a]',
  '__proto__: {polluted: true}\nconstructor: {prototype: {}}\n',
  'files: !!binary aGVsbG8=\n',
  'files: {roots: !!js/function "() => 1"}\n',
  `a: &a [${'x,'.repeat(9)}x]\n${Array.from({ length: 9 }, (_, at) => `${'bcdefghij'[at]}: &${'bcdefghij'[at]} [${`*${'abcdefghi'[at]},`.repeat(9)}0]`).join('\n')}\n`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  Array.from({ length: 5000 }, (_, at) => `${' '.repeat(at)}k:`).join('\n'),
  `files: {exclude: [${'"x",'.repeat(50_000)}"x"]}`,
  `files: {roots: ["/${'long/'.repeat(100_000)}"]}`,
];

/** A sound configuration with a few characters changed. */
function damaged(random: () => number): string {
  let text = whole;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const at = Math.floor(random() * text.length);
    const inserted = '{}[]:,&*!|>\'"%@`#\t\n -\u0000\ufffdx0'[Math.floor(random() * 26)] ?? '';
    text = text.slice(0, at) + (random() < 0.7 ? inserted : '') + text.slice(at + (random() < 0.5 ? 1 : Math.floor(random() * 20)));
  }
  return text;
}
