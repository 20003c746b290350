import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Command, CommandHost } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';

export const edit: Command = {
  summary: 'Open the configuration in your editor ($VISUAL, $EDITOR)',
  description: 'Every option is there with its meaning; the result is checked before it replaces what was.',
  run: editDraft,
};

async function editDraft({ paise, output }: CommandHost): Promise<number> {
  const { configuration } = paise;
  const editor = process.env['VISUAL'] ?? process.env['EDITOR'];
  if (editor === undefined || editor === '')
    throw new PaiseError('USAGE', 'Neither $VISUAL nor $EDITOR names an editor.', { hint: `Edit ${configuration.path} yourself.` });
  const directory = await mkdtemp(join(tmpdir(), 'paise2-config-'));
  const draft = join(directory, 'config.yaml');
  try {
    const before = await configuration.annotated();
    await writeFile(draft, before, { mode: 0o600 });
    // The first line names it, and the editor looks beside the draft.
    await writeFile(join(directory, basename(configuration.schemaPath)), JSON.stringify(await configuration.schema()));
    for (;;) {
      await runEditor(editor, draft);
      const text = await readFile(draft, 'utf8');
      if (text === before) {
        output.note('Nothing was changed.');
        if (output.json) output.value({ changed: false });
        return 0;
      }
      const problems = await configuration.validate(text);
      if (problems.length === 0) {
        await configuration.write(text);
        output.note(`Saved ${configuration.path}.`);
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
