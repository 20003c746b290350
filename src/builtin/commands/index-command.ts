import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Command, CommandHost } from '../../plugin/command.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { filePath } from '../../plugin/file-url.ts';
import type { IndexProgress, IndexReport } from '../../plugin/paise.ts';
import { argumentList, isSet } from './input.ts';
import { proposeFolders } from './propose-folders.ts';
import { bytes, counted, duration, grouped } from './words.ts';

export const index: Command = {
  summary: 'Bring the index up to date with your files',
  description:
    'Without PATH, indexes what the configuration names. A PATH is added to the configuration, unless --once is given.\n' +
    'Only what is new or changed is read; what is gone is removed. Exit code 3: done, but some items could not be read.',
  arguments: [{ name: 'PATH', summary: 'folder, file or URL', variadic: true, completes: 'path' }],
  options: [{ name: 'once', summary: 'do not add PATH to the configuration' }],
  access: 'write',
  async run(host, input) {
    const targets = argumentList(input, 'PATH');
    const remember = !isSet(input, 'once');
    let report = await run(host, targets, remember);
    if (report.listings === 0 && targets.length === 0) {
      const proposed = await propose(host);
      if (proposed.length === 0) return 2;
      report = await run(host, proposed, true);
    }
    print(host, report);
    await tellOfMissingPlugins(host);
    if (report.interrupted) return 130;
    const missing = report.removed > 0 ? [] : targets.filter(isMissing);
    for (const path of missing) host.output.note(`There is nothing at ${path}.`);
    if (missing.length > 0) return 2;
    return report.failed > 0 || report.problems.length > 0 ? 3 : 0;
  },
};

/** What never was there: of something that is gone now, items would have been removed. */
const isMissing = (target: string): boolean => !target.includes('://') && !existsSync(target.replace(/^~(?=\/|$)/, homedir()));

async function run({ paise, output, signal }: CommandHost, targets: readonly string[], remember: boolean): Promise<IndexReport> {
  const onProgress = (progress: IndexProgress): void => output.progress(progressLine(progress));
  const report = await paise.index({ ...(targets.length > 0 && { targets, remember }), signal, onProgress });
  output.progress(undefined);
  return report;
}

/** What such a plugin would have read or listed may be missing. */
async function tellOfMissingPlugins({ paise, output }: CommandHost): Promise<void> {
  for (const { name, state, problem = '' } of await paise.plugins.list())
    if (state === 'set aside') output.note(`The plugin "${name}" was set aside: ${problem}`);
}

/** With nothing configured: the usual folders of this machine, if the person agrees. */
async function propose(host: CommandHost): Promise<readonly string[]> {
  const { paise, output } = host;
  const suggestions = await paise.suggestions();
  const paths = suggestions.flatMap(({ options }) => Object.values(options).flat()).filter((value) => typeof value === 'string');
  const hint = 'Name a folder: `paise2 index PATH`.';
  if (paths.length === 0) throw new PaiseError('USAGE', 'No folders are configured, and none of the usual ones exist.', { hint });
  if (!output.interactive) throw new PaiseError('USAGE', `No folders are configured. Usual ones here: ${paths.join(', ')}.`, { hint });
  if (await proposeFolders(host, suggestions)) return paths;
  output.note(hint);
  return [];
}

function progressLine({ phase, listed, done, pending, failed, rate, current }: IndexProgress): string {
  const parts = [
    `${phase}: ${grouped(done)} done`,
    `${Math.round(rate).toLocaleString('en')}/s`,
    `${grouped(pending)} pending`,
    `${grouped(listed)} listed`,
    ...(failed > 0 ? [`${grouped(failed)} failed`] : []),
  ];
  return `${parts.join(', ')}  ${current === undefined ? '' : (filePath(current) ?? current)}`;
}

function print({ output }: CommandHost, report: IndexReport): void {
  if (output.json) {
    output.value(report);
    return;
  }
  const { indexed, updated, unchanged, moved, removed, skipped, partial, failed } = report;
  const counts = Object.entries({ indexed, updated, moved, removed, unchanged, 'by name only': skipped, partial, failed }).filter(
    ([, count]) => count > 0,
  );
  const summary = counts.map(([name, count]) => `${grouped(count)} ${name}`).join(', ');
  output.line([{ text: summary === '' ? 'Nothing to index.' : summary, style: 'strong' }]);
  const excluded = Object.entries(report.excluded).map(([code, count]) => `${code} ${grouped(count)}`);
  if (excluded.length > 0) output.line([{ text: `Left out by rule: ${excluded.join(', ')}`, style: 'dim' }]);
  output.line([
    { text: `${bytes(report.bytes)} read in ${duration(report.tookMs)}, at most ${bytes(report.peakRssBytes)} of memory`, style: 'dim' },
  ]);
  for (const { source, message } of report.problems) output.line([{ text: `${source}: ${message}`, style: 'bad' }]);
  if (report.interrupted) output.line('Interrupted. What was done is searchable; the next `paise2 index` goes on from here.');
  else if (report.pending > 0) output.line(`${counted(report.pending, 'job')} will be tried again by the next \`paise2 index\`.`);
  if (failed > 0) output.line('Why some failed: `paise2 jobs list`, `paise2 status`, `paise2 explain PATH`.');
}
