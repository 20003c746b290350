import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { program, runPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { noTmux, openTerminal, type TestTerminal } from './support/tmux.ts';

if (noTmux !== undefined) process.stderr.write(`interactive.test.ts: most is skipped, ${noTmux}\n`);
const hasTerminal = noTmux === undefined;

const usual = { columns: 80, rows: 24 };
const filler = Array.from({ length: 60 }, (_, index) => `Line ${index} is about nothing.`).join('\n');

/** An orchard of forty files, and one that tries to act on the terminal. */
async function orchard(): Promise<Place> {
  const place = createPlace();
  for (let index = 1; index <= 40; index += 1) place.write(`trees/tree ${index}.txt`, `Tree ${index} bears quinces.`);
  place.write('pears.md', `# About pears\n\nPears are sweet.\n\n${filler}\n\nOld pears are soft.`);
  place.write('\u001b[2Jevil\u0007.txt', 'medlars \u001b[31mred\u001b]0;title\u0007 \u001b[2J');
  expect(await runPaise(place, ['index', '--once', place.files])).toMatchObject({ code: 0 });
  return place;
}

/** Programs before all others: one that copies, one that opens, and one that cannot copy. What they are given goes to files beside them. */
function programs(place: Place): { readonly got: (name: string) => string; readonly env: { readonly PATH: string } } {
  const folder = join(place.configDirectory, 'programs');
  mkdirSync(folder);
  const scripts = { xclip: `cat > '${folder}/xclip.got'`, 'xdg-open': `printf %s "$1" > '${folder}/xdg-open.got'`, 'wl-copy': 'exit 1' };
  for (const [name, script] of Object.entries(scripts)) writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { got: (name) => readFileSync(join(folder, `${name}.got`), 'utf8'), env: { PATH: `${folder}:${process.env['PATH']}` } };
}

const command = (...args: readonly string[]): string => [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ');

/** Runs a command, with a marker before it that is to be there again after it. */
function start(place: Place, terminal: TestTerminal, line: string): void {
  const script = join(place.configDirectory, 'run.sh');
  const lines = [
    'clear',
    'echo before',
    'modes=$(stty -g)',
    line,
    'echo "code $?"',
    '[ "$modes" = "$(stty -g)" ] && echo "modes as before"',
  ];
  writeFileSync(script, `${lines.join('\n')}\n`);
  terminal.type(`. ${script}`);
  terminal.press('Enter');
}

/** The terminal is as it was. */
async function expectRestored(terminal: TestTerminal, code: number): Promise<string> {
  const seen = await terminal.until('modes as before');
  expect(seen).toContain('before');
  expect(seen).toContain(`code ${code}`);
  expect([terminal.told('alternate_on'), terminal.told('cursor_flag')]).toEqual(['0', '1']);
  return seen;
}

test.runIf(hasTerminal)('type, move, look, step through the matches, copy, open, resize, and end with Escape', async () => {
  const place = await orchard();
  const { got, env } = programs(place);
  const terminal = openTerminal(place, usual, env);
  start(place, terminal, command('search', '-i'));
  await terminal.until('Type what you look for');
  terminal.type('pears');
  await terminal.until('1 About pears');
  terminal.press('Down');
  await terminal.until('❯ 1 About pears');
  terminal.press('Space');
  await terminal.until(/match 1 of 3 .*line 1 of/);
  terminal.press('n', 'n');
  expect(await terminal.until('match 3 of 3')).toMatch(/▸ .*Old pears are soft/);
  terminal.resize(120, 30);
  expect(await terminal.until('│')).toMatch(/❯ 1 About pears .*│ About pears/);
  terminal.resize(40, 10);
  const small = await terminal.until(/About pears +match 3 of 3/);
  expect(small.trimEnd().split('\n')).toHaveLength(10);
  terminal.press('c');
  await terminal.until(/Copied: /);
  terminal.press('Enter');
  await terminal.until('About pears is opened.');
  expect([got('xclip'), got('xdg-open')]).toEqual([place.path('pears.md'), place.path('pears.md')]);
  for (const shown of ['❯ 1 About', '› 1 About']) {
    terminal.press('Escape');
    await terminal.until(shown);
  }
  terminal.press('Escape');
  await expectRestored(terminal, 0);
  expect(readFileSync(join(place.dataDirectory, 'search-history'), 'utf8')).toBe('pears\n');
});

test.runIf(hasTerminal)('more hits are loaded on the way down, Tab completes, earlier queries come back', async () => {
  const place = await orchard();
  const terminal = openTerminal(place, usual);
  start(place, terminal, command('search', '-i'));
  await terminal.until('Type what');
  terminal.type('quin');
  terminal.press('Tab');
  await terminal.until(/❯ quinces[\s\S]*40 hits/);
  terminal.press('Down', 'End');
  await terminal.until(/❯ 20 tree/);
  for (; !terminal.screen().includes('❯ 40 tree'); await sleep(50)) terminal.press('End');
  terminal.press('Space');
  await terminal.until('match 1 of 1');
  terminal.press('Escape');
  await terminal.until(/❯ 40 tree/);
  terminal.press('/', 'C-u');
  await terminal.until('Earlier');
  terminal.press('Up');
  expect(await terminal.until('40 hits')).toContain('❯ quinces');
  terminal.press('C-c');
  await expectRestored(terminal, 130);
});

test.runIf(hasTerminal)('Ctrl-C and signals end it at once, and the terminal is as before', async () => {
  const place = await orchard();
  const terminal = openTerminal(place, usual);
  for (const end of ['C-c', 'INT', 'TERM', 'HUP']) {
    start(place, terminal, command('search', '-i', 'pears'));
    await terminal.until('1 About pears');
    expect(terminal.told('alternate_on')).toBe('1');
    if (end === 'C-c') terminal.press('C-c');
    else
      process.kill(
        Number(readFileSync(`/proc/${terminal.told('pane_pid')}/task/${terminal.told('pane_pid')}/children`, 'utf8').trim()),
        `SIG${end}`,
      );
    await expectRestored(terminal, 130);
  }
});

test.runIf(hasTerminal)('Ctrl-Z suspends, and fg goes on', async () => {
  const place = await orchard();
  const terminal = openTerminal(place, usual);
  terminal.type(command('search', '-i', 'pears'));
  terminal.press('Enter');
  await terminal.until('1 About pears');
  terminal.press('C-z');
  await terminal.until('Stopped');
  expect(terminal.told('alternate_on')).toBe('0');
  terminal.type('fg');
  terminal.press('Enter');
  await terminal.until('› 1 About pears');
  terminal.press('Down');
  await terminal.until('❯ 1 About pears');
  terminal.press('C-c');
  terminal.type('echo over $?');
  terminal.press('Enter');
  await terminal.until('over 130');
});

test.runIf(hasTerminal)('Ctrl-O prints the path for the program that reads the output', async () => {
  const place = await orchard();
  const terminal = openTerminal(place, usual);
  start(place, terminal, `head -3 "$(${command('search', '-i', 'sweet')})"`);
  await terminal.until('1 About pears');
  terminal.press('C-o');
  expect(await expectRestored(terminal, 0)).toContain('Pears are sweet');
  start(place, terminal, `x=$(${command('search', '-i', 'sweet')})`);
  await terminal.until('1 About pears');
  terminal.press('Escape');
  await expectRestored(terminal, 1);
});

test.runIf(hasTerminal)('what is in files does not act on the terminal', async () => {
  const place = await orchard();
  const terminal = openTerminal(place, usual);
  start(place, terminal, command('search', '-i', 'medlars'));
  await terminal.until('1 hit in');
  terminal.press('Down', 'Space');
  await terminal.until('match 1 of 1');
  const seen = await terminal.until('medlars red');
  expect(seen).toContain('evil');
  expect(terminal.told('pane_title')).not.toBe('title');
  terminal.press('C-c');
  await expectRestored(terminal, 130);
});

test.runIf(hasTerminal)('without colours what matches is underlined', async () => {
  const place = await orchard();
  const colour = /\u001b\[[\d;]*3[0-7]m/; // oxlint-disable-line no-control-regex -- it is what is looked for
  for (const [args, env] of [
    [['--no-color'], {}],
    [[], { NO_COLOR: '1' }],
    [[], {}],
  ] as const) {
    const terminal = openTerminal(place, usual, env);
    start(place, terminal, command('search', '-i', ...args, 'pears'));
    await terminal.until('1 About pears');
    const isPlain = args.length > 0 || 'NO_COLOR' in env;
    expect(colour.test(terminal.painted())).toBe(!isPlain);
    expect(/\u001b\[[\d;]*4m/.test(terminal.painted())).toBe(isPlain); // oxlint-disable-line no-control-regex -- it is what is looked for
    terminal.press('C-c');
    await expectRestored(terminal, 130);
  }
});

test.runIf(hasTerminal)('an error that nobody caught is seen on the screen of before', async () => {
  const place = createPlace();
  const terminal = openTerminal(place, usual);
  const screen = resolve(import.meta.dirname, '../src/cli/terminal/terminal.ts');
  const script = place.write(
    'fails.ts',
    `import { ownTerminal } from '${screen}';
     ownTerminal({ color: true }).terminal.open().draw([[{ text: 'drawn' }]]);
     setTimeout(() => { throw new Error('on purpose'); }, 1500);`,
  );
  start(place, terminal, `'${process.execPath}' '${script}'`);
  await terminal.until('drawn');
  expect(await expectRestored(terminal, 1)).toContain('on purpose');
});

test.runIf(hasTerminal)('a terminal that cannot be drawn on is told', async () => {
  const place = await orchard();
  const terminal = openTerminal(place, usual);
  start(place, terminal, `TERM=dumb ${command('search', '-i')}`);
  expect(await expectRestored(terminal, 2)).toContain('needs a terminal');
});

test('without a terminal, with options that do not fit, and without a query it says so', async () => {
  const place = createPlace();
  expect(await runPaise(place, ['search', '-i'])).toMatchObject({ code: 2, stderr: expect.stringContaining('needs a terminal') as string });
  expect(await runPaise(place, ['search', '-i', '--paths'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--paths does not go with --interactive') as string,
  });
  expect(await runPaise(place, ['search'])).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no query') as string });
  expect(existsSync(place.dataDirectory)).toBe(false);
});
