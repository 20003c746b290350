import { resolve } from 'node:path';
import type { Command, CommandHost } from '../../../plugin/command.ts';
import { isPaiseError } from '../../../plugin/errors.ts';
import type { PluginInfo } from '../../../plugin/plugins.ts';
import { argumentText, optionText } from '../input.ts';
import { printPlugin } from '../plugins/list.ts';
import type { Fault } from './fault.ts';
import type { Packed } from './packed.ts';

export const packPlugin: Command = {
  summary: 'Build, check and pack a plugin, ready to be published',
  description:
    'Runs the script "build" of the package, checks everything that would keep the plugin from working elsewhere, and writes a tarball. Exit code 1: something is wrong with it.',
  arguments: [{ name: 'DIR', summary: 'folder of the package; here if not given', completes: 'path' }],
  options: [{ name: 'out', value: 'DIR', summary: 'folder for the tarball; here if not given' }],
  async run(host, input) {
    const folder = resolve(argumentText(input, 'DIR'));
    const { checkDescription } = await import('./check-description.ts');
    const { checkDependencies } = await import('./check-dependencies.ts');
    const { checkContents } = await import('./check-contents.ts');
    const { previewPackage, writePackage } = await import('./packed.ts');
    const { readDescription } = await import('./package-description.ts');
    const { runNpm } = await import('./run-npm.ts');

    const description = readDescription(folder);
    if (description.map('scripts')['build'] !== undefined) await runNpm(folder, ['run', 'build']);
    const faults = [...checkDescription(description), ...checkDependencies(description)];
    // Without these npm does not even try.
    if (description.text('name') === '' || description.text('version') === '') return report(host, faults);
    const preview = await previewPackage(folder);
    faults.push(...checkContents(preview, description));
    const inspected = await inspect(host, folder);
    faults.push(...inspected.faults);
    if (faults.length > 0 || !inspected.plugin) return report(host, faults);

    const target = resolve(optionText(input, 'out') ?? '.');
    const packed = await writePackage(folder, target);
    return told(host, { plugin: inspected.plugin, packed, tarball: resolve(target, packed.filename) });
  },
};

/** Loads the plugin in a process of its own, as it will be where it is added. */
async function inspect(
  { paise }: CommandHost,
  folder: string,
): Promise<{ readonly plugin?: PluginInfo; readonly faults: readonly Fault[] }> {
  const remedy = 'Mend it, and try again.';
  try {
    const plugin = await paise.plugins.inspect(folder);
    return { plugin, faults: plugin.problem === undefined ? [] : [{ problem: plugin.problem, remedy }] };
  } catch (error) {
    if (!isPaiseError(error)) throw error;
    return { faults: [{ problem: error.message, remedy: error.hint ?? remedy }] };
  }
}

function report({ output }: CommandHost, faults: readonly Fault[]): number {
  if (output.json) output.value({ faults });
  else {
    for (const { problem, remedy } of faults)
      output.line([{ text: '✗ ', style: 'bad' }, { text: problem }, { text: ` ${remedy}`, style: 'dim' }]);
  }
  return 1;
}

interface Result {
  readonly plugin: PluginInfo;
  readonly packed: Packed;
  readonly tarball: string;
}

async function told({ output }: CommandHost, { plugin, packed, tarball }: Result): Promise<number> {
  const { size, unpackedSize, files } = packed;
  if (output.json) {
    output.value({ faults: [], plugin, tarball, size, unpackedSize, files: files.map(({ path }) => path) });
    return 0;
  }
  const { bytesText } = await import('./bytes-text.ts');
  const { mostBytes } = await import('./check-contents.ts');
  printPlugin(plugin, output);
  output.line(`${files.length} files, ${bytesText(size)} packed, ${bytesText(unpackedSize)} unpacked of at most ${bytesText(mostBytes)}`);
  output.line([{ text: '✓ ', style: 'good' }, { text: tarball }]);
  output.line(`To try it: paise2 plugins add ${tarball}`);
  output.line(`To publish it: npm publish ${tarball}`);
  return 0;
}
