import type { CommandHost, CommandOutput } from '../../plugin/command.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import { onlyThese, type PaiseAnswers } from './given-paise.ts';
import { validOptions } from './plugin-parts.ts';
import type { HostSettings } from './recording-host.ts';

export interface CommandSettings extends HostSettings {
  /** What the command uses of paise2. The rest of it throws. */
  readonly paise?: PaiseAnswers;
  /** Whether `--json` was given. */
  readonly json?: boolean;
  readonly interactive?: boolean;
  /** Default 80. */
  readonly columns?: number;
  /** What a person answers to questions. Default: no. */
  readonly confirms?: boolean | ((question: string) => boolean);
}

/** What a command printed. */
export interface CommandRecording {
  /** Lines of standard output, without their styles. */
  readonly lines: readonly string[];
  /** JSON values of standard output, as whoever reads it gets them. */
  readonly values: readonly unknown[];
  /** Messages on standard error. */
  readonly notes: readonly string[];
  readonly questions: readonly string[];
}

/** A host that writes down what a command prints. */
export function recordingCommandHost(
  plugin: Plugin,
  settings: CommandSettings = {},
): { readonly host: CommandHost; recorded(): CommandRecording } {
  const printed = { lines: [] as string[], values: [] as unknown[], notes: [] as string[], questions: [] as string[] };
  const { confirms = false } = settings;
  const output: CommandOutput = {
    json: settings.json ?? false,
    interactive: settings.interactive ?? false,
    columns: settings.columns ?? 80,
    line: (text = '') => void printed.lines.push(typeof text === 'string' ? text : text.map((part) => part.text).join('')),
    value: (value) => void printed.values.push(asJson(value)),
    note: (text) => void printed.notes.push(text),
    progress: () => undefined,
    async confirm(question) {
      printed.questions.push(question);
      return typeof confirms === 'function' ? confirms(question) : confirms;
    },
  };
  const host: CommandHost = {
    paise: onlyThese(settings.paise ?? {}, 'command'),
    options: () => validOptions(plugin, settings.options),
    output,
    signal: settings.signal ?? new AbortController().signal,
  };
  return {
    host,
    recorded: () => ({
      lines: [...printed.lines],
      values: [...printed.values],
      notes: [...printed.notes],
      questions: [...printed.questions],
    }),
  };
}

function asJson(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new Error('A command printed something that is not JSON.');
  return JSON.parse(text) as unknown;
}
