import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, CommandHost } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { argumentText, isSet } from './input.ts';

export const config: Command = {
  summary: 'The configuration',
  subcommands: {
    list: {
      summary: 'List every option with its value',
      async run({ paise, output }) {
        const options = Object.fromEntries(leaves(await paise.configuration.effective(), ''));
        if (output.json) output.value(options);
        else
          for (const [path, value] of Object.entries(options))
            output.line([{ text: `${path}: `, style: 'dim' }, { text: JSON.stringify(value) }]);
      },
    },
    show: {
      summary: 'Print the configuration in force, or one option of it',
      description: 'As YAML with a comment for each option; defaults are commented out. With --json, the values alone.',
      arguments: [{ name: 'OPTION', summary: 'dotted name, for example files.roots' }],
      async run({ paise, output }, input) {
        const path = argumentText(input, 'OPTION');
        const tree = await paise.configuration.effective();
        if (path !== '') output.value(valueAt(tree, path));
        else if (output.json) output.value(tree);
        else for (const line of (await paise.configuration.annotated()).trimEnd().split('\n')) output.line(line);
      },
    },
    edit: {
      summary: 'Open the configuration in your editor ($VISUAL, $EDITOR)',
      description: 'Every option is there with its meaning; the result is checked before it replaces what was.',
      run: edit,
    },
    reset: {
      summary: 'Go back to the default of an option, or of everything',
      arguments: [{ name: 'OPTION', summary: 'dotted name, for example files.exclude' }],
      options: [{ name: 'yes', short: 'y', summary: 'do not ask' }],
      async run({ paise, output }, input) {
        const path = argumentText(input, 'OPTION');
        const question = path === '' ? `Remove ${paise.configuration.path}?` : `Remove ${path} from ${paise.configuration.path}?`;
        if (!isSet(input, 'yes') && !(await output.confirm(question))) {
          output.note('Nothing was changed. Use --yes to change without a question.');
          return 1;
        }
        await paise.configuration.reset(path === '' ? undefined : path);
        if (output.json) output.value({ reset: path === '' ? null : path });
        else output.line(path === '' ? 'The configuration is the default now.' : `${path} is the default now.`);
        return 0;
      },
    },
    path: {
      summary: 'Print where the configuration file is',
      async run({ paise, output }) {
        if (output.json) output.value({ path: paise.configuration.path });
        else output.line(paise.configuration.path);
      },
    },
  },
};

async function edit({ paise, output }: CommandHost): Promise<number> {
  const editor = process.env['VISUAL'] ?? process.env['EDITOR'];
  if (editor === undefined || editor === '')
    throw new PaiseError('USAGE', 'Neither $VISUAL nor $EDITOR names an editor.', { hint: `Edit ${paise.configuration.path} yourself.` });
  const directory = await mkdtemp(join(tmpdir(), 'paise2-config-'));
  const draft = join(directory, 'config.yaml');
  try {
    const before = await paise.configuration.annotated();
    await writeFile(draft, before, { mode: 0o600 });
    for (;;) {
      await runEditor(editor, draft);
      const text = await readFile(draft, 'utf8');
      if (text === before) {
        output.note('Nothing was changed.');
        if (output.json) output.value({ changed: false });
        return 0;
      }
      const problems = await paise.configuration.validate(text);
      if (problems.length === 0) {
        await paise.configuration.write(text);
        output.note(`Saved ${paise.configuration.path}.`);
        if (output.json) output.value({ changed: true });
        return 0;
      }
      for (const { where, message, hint } of problems) output.note(`${where}: ${message}${hint === undefined ? '' : ` ${hint}`}`);
      if (!(await output.confirm('Edit again?'))) return 78;
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** $EDITOR may hold arguments: `code --wait`. */
function runEditor(editor: string, file: string): Promise<void> {
  const [program = editor, ...rest] = editor.split(' ').filter(Boolean);
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...rest, file], { stdio: 'inherit' });
    child.on('error', (error) => reject(new PaiseError('USAGE', `The editor "${editor}" cannot be started: ${error.message}.`)));
    child.on('exit', () => resolve());
  });
}

function* leaves(value: JsonValue, path: string): Generator<readonly [string, JsonValue]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) yield [path, value];
  else for (const [key, child] of Object.entries(value)) yield* leaves(child, path === '' ? key : `${path}.${key}`);
}

function valueAt(tree: JsonValue, path: string): JsonValue {
  let value: JsonValue | undefined = tree;
  for (const key of path.split('.')) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, JsonValue>)[key] : undefined;
  }
  if (value !== undefined) return value;
  throw new PaiseError('USAGE', `There is no option ${path}.`, { hint: 'See `paise2 config list`.' });
}
