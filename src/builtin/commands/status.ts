import type { Command } from '../../plugin/command.ts';
import { isSet } from './input.ts';
import { ago, bytes, counted, duration, grouped } from './words.ts';

export const status: Command = {
  summary: 'Show what is indexed, pending and failed',
  options: [{ name: 'startup', summary: 'show how long the phases of starting took' }],
  async run({ paise, output }, input) {
    const found = await paise.status();
    if (output.json) {
      output.value(found);
      return;
    }
    const { storage, queue, plugins, startup } = found;
    const row = (name: string, text: string): void => output.line([{ text: name.padEnd(15), style: 'dim' }, { text }]);
    row('items', `${counted(storage.items, 'item')} from ${counted(storage.sourceUrls, 'source URL')}`);
    row('indexed', storage.writtenAt === undefined ? 'never' : ago(storage.writtenAt));
    row('size', `${bytes(storage.sizeBytes)} for ${bytes(storage.textBytes)} of text`);
    for (const { status: state, code, count } of storage.byReason) row(`  ${state}`, `${grouped(count)} ${code}`);
    const { ready, waiting, running, dead } = queue.byState;
    row('jobs', `${ready} ready, ${waiting} waiting, ${running} running, ${dead} failed for good`);
    for (const paused of queue.paused) row('paused', paused);
    row('profile', found.profile);
    row('data', found.dataDirectory);
    row('configuration', found.configurationFile);
    row('plugins', `${counted(plugins.filter(({ state }) => state === 'enabled').length, 'plugin')} enabled`);
    for (const { name, state, problem } of plugins) if (state === 'set aside') row('  set aside', `${name}: ${problem ?? ''}`);
    if (isSet(input, 'startup')) for (const { name, tookMs } of startup) row('startup', `${name} ${duration(tookMs)}`);
  },
};
