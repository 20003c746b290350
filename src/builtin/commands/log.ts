import type { Command, CommandOutput, TextStyle } from '../../plugin/command.ts';
import type { LogRecord } from '../../plugin/engine-status.ts';
import { isSet, optionNumber, optionText } from './input.ts';
import { localTime } from './words.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;

export const log: Command = {
  summary: 'Show what engines logged',
  description: 'The last 4 MB at most, oldest first, whatever is printed elsewhere. Paths of files are there at debug only.',
  options: [
    { name: 'follow', short: 'f', summary: 'go on with what comes' },
    { name: 'level', value: 'LEVEL', summary: 'this level and above (info)', choices: levels },
    { name: 'plugin', value: 'NAME', summary: 'only entries of this plugin; paise2 is the engine' },
    { name: 'lines', short: 'n', value: 'N', summary: 'the last N entries at most (100)' },
  ],
  async run({ paise, output, signal }, input) {
    const most = optionNumber(input, 'lines') ?? 100;
    const isWanted = wanted(optionText(input, 'level') ?? 'info', optionText(input, 'plugin'));
    const last: LogRecord[] = [];
    let isPast = true;
    const printPast = (): void => {
      for (const entry of last.slice(Math.max(0, last.length - most))) print(output, entry);
      isPast = false;
    };
    for await (const page of paise.log({ follow: isSet(input, 'follow'), signal })) {
      const entries = page.filter(isWanted);
      if (!isPast) for (const entry of entries) print(output, entry);
      // Nothing on a page: all that was there came already.
      else if (page.length === 0) printPast();
      else last.push(...entries);
      if (last.length > 2 * most) last.splice(0, last.length - most);
    }
    if (!isPast) return;
    printPast();
    if (last.length === 0) output.note('Nothing of this was logged.');
  },
};

function wanted(level: string, plugin: string | undefined): (entry: LogRecord) => boolean {
  const shown = levels.slice(levels.findIndex((name) => name === level));
  return (entry) => shown.includes(entry.level) && (plugin === undefined || entry.plugin === plugin);
}

const styles: Readonly<Record<LogRecord['level'], TextStyle>> = { debug: 'dim', info: 'dim', warn: 'warning', error: 'bad' };

function print(output: CommandOutput, entry: LogRecord): void {
  if (output.json) {
    output.value(entry);
    return;
  }
  const { at, level, plugin, message, details = {} } = entry;
  const rest = Object.entries(details).map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  output.line([
    { text: `${localTime(at)} `, style: 'dim' },
    { text: `${level.padEnd(5)} `, style: styles[level] },
    { text: `${plugin}: `, style: 'strong' },
    { text: message },
    { text: rest.join(''), style: 'dim' },
  ]);
}
