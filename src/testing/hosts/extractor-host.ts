import { checkChild, checkEmbedded, checkReason } from '../../core/pipeline/check-extracted.ts';
import { plainMetadata } from '../../core/pipeline/plain-metadata.ts';
import { checkArgument } from '../../core/workers/check-messages.ts';
import { programCommand } from '../../core/workers/program-command.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ChildItem, ContentExtractorHost, EmbeddedContent, ProgramRequest } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { baseHost, type HostSettings } from './recording-host.ts';
import type { LogMessage } from './recording-log.ts';

export interface ExtractorSettings extends HostSettings {
  /** Runs the programs that the extractor asks for. Without it, none is run. */
  readonly runProgram?: ContentExtractorHost['runProgram'];
}

export interface RecordedItem {
  readonly text: string;
  readonly metadata: MetadataFields;
  /** Absent: it is the content itself. */
  readonly child?: ChildItem;
}

/** What an extractor handed over. */
export interface Recording {
  /** One for each call of `addItem`. */
  readonly items: readonly RecordedItem[];
  /** One for each call of `addContent`. */
  readonly contents: readonly EmbeddedContent[];
  /** Reasons for which it was marked partial. */
  readonly partial: readonly ItemReason[];
  /** Programs that it asked for. */
  readonly programs: readonly ProgramRequest[];
  readonly log: readonly LogMessage[];
}

/** A host that writes down what an extractor makes of content. */
export async function recordingExtractorHost(
  plugin: Plugin,
  key: string,
  settings: ExtractorSettings = {},
): Promise<{ readonly host: ContentExtractorHost; recorded(): Recording }> {
  const { host, log } = await baseHost(plugin, key, settings);
  const items: RecordedItem[] = [];
  const contents: EmbeddedContent[] = [];
  const partial: ItemReason[] = [];
  const programs: ProgramRequest[] = [];
  return {
    host: {
      ...host,
      async addItem(text, metadata = {}, child) {
        requireText(text);
        if (child) checkChild(child);
        items.push({ text, metadata: plainMetadata(metadata), ...(child && { child }) });
      },
      async addContent(embedded) {
        checkEmbedded(embedded);
        const { metadata } = embedded;
        contents.push({ ...embedded, ...(metadata && { metadata: plainMetadata(metadata) }) });
      },
      markPartial(reason) {
        checkReason(reason);
        partial.push(reason);
      },
      async runProgram(request) {
        checkArgument('runProgram', { plugin: plugin.name, request });
        programCommand(request, host.options, plugin.permissions?.commands);
        programs.push(request);
        if (settings.runProgram) return settings.runProgram(request);
        throw new Error('no program is run here');
      },
    },
    recorded: () => ({ items: [...items], contents: [...contents], partial: [...partial], programs: [...programs], log: [...log] }),
  };
}

function requireText(text: unknown): void {
  if (typeof text !== 'string') throw new PaiseError('BAD_PLUGIN_OUTPUT', `addItem was given ${typeof text} where text was expected.`);
}
