import type { CommandHost } from '../../plugin/command.ts';
import type { SourceSuggestion } from '../../plugin/content-source.ts';

/** Names the usual folders of this machine, and asks whether they are to be indexed. */
export async function proposeFolders({ output }: CommandHost, suggestions: readonly SourceSuggestion[]): Promise<boolean> {
  output.note('No folders are configured yet. These are the usual ones on this machine:');
  for (const { title } of suggestions) output.note(`  ${title}`);
  return output.confirm('Index them?');
}

/** With nothing configured at all: the usual folders, if the person agrees. */
export async function proposeAtFirst(host: CommandHost): Promise<void> {
  const { paise, output } = host;
  if (output.json || !output.interactive || (await paise.configuration.text()).trim() !== '') return;
  const suggestions = await paise.suggestions();
  if (suggestions.length === 0 || !(await proposeFolders(host, suggestions))) return;
  for (const { plugin, options } of suggestions) await paise.configuration.add({ [plugin]: options });
}
