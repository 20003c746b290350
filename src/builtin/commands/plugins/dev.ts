import { watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Command, CommandHost } from '../../../plugin/command.ts';
import { argumentList, argumentText, isSet } from '../input.ts';
import { printPlugin } from './list.ts';
import { printStep } from './trace.ts';

/** An editor that saves writes several times. */
const settledMs = 150;

export const dev: Command = {
  summary: 'Try a plugin while you write it: what it makes of samples, again after each change',
  description:
    'Nothing is stored. The plugin runs as it would when installed: in a process of its own, with the permissions that it names.',
  arguments: [
    { name: 'FILE', summary: 'file of the plugin', required: true, completes: 'path' },
    { name: 'SAMPLE', summary: 'files or URLs to read with it', variadic: true, completes: 'path' },
  ],
  options: [{ name: 'once', summary: 'end after the first look' }],
  async run(host, input) {
    const file = resolve(argumentText(input, 'FILE'));
    const samples = argumentList(input, 'SAMPLE');
    const look = (): Promise<boolean> => lookAt(file, samples, host);
    if (isSet(input, 'once')) return (await look()) ? 0 : 1;
    await untilAborted(file, look, host);
    return 0;
  },
};

/** Whether all went well. */
async function lookAt(file: string, samples: readonly string[], { paise, output }: CommandHost): Promise<boolean> {
  try {
    const plugin = await paise.plugins.inspect(file);
    if (output.json) output.value(plugin);
    else printPlugin(plugin, output);
    let failed = plugin.state === 'set aside';
    if (failed) return false;
    for (const sample of samples)
      for await (const step of paise.plugins.trace(sample, file)) {
        failed ||= step.type === 'failed';
        if (output.json) output.value(step);
        else printStep(step, output);
      }
    return !failed;
  } catch (error) {
    output.note(error instanceof Error ? error.message : String(error));
    return false;
  }
}

async function untilAborted(file: string, look: () => Promise<boolean>, { output, signal }: CommandHost): Promise<void> {
  await look();
  output.note(`Waiting for changes of ${file}. Ctrl-C ends.`);
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  const again = async (): Promise<void> => {
    await look();
  };
  // The folder, because an editor may replace the file.
  const watcher = watch(dirname(file), (_, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void (looking = looking.then(again)), settledMs);
  });
  await new Promise<void>((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done(), { once: true });
  });
  clearTimeout(timer);
  watcher.close();
  await looking;
}
