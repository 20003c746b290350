import type { Command, CommandOutput } from '../../../plugin/command.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import type { AuditRecord } from './audit-file.ts';

export const log: Command = {
  summary: 'Show what agents asked, and which documents they were given',
  description: 'The last 5 to 10 MB, oldest first. A call whose record cannot be written is not answered.',
  options: [
    { name: 'limit', short: 'n', value: 'N', summary: 'the last N calls at most (100)' },
    { name: 'follow', short: 'f', summary: 'go on with what comes' },
  ],
  async run({ paise, output, signal }, { options }) {
    const { followAudit, readAudit } = await import('./read-audit.ts');
    const limit = limitOf(options['limit']);
    const follows = options['follow'] === true;
    const records = readAudit(paise.dataDirectory);
    for (const record of limit === 0 ? [] : records.slice(-limit)) print(output, record);
    if (records.length === 0 && !follows) output.note('No agent has asked anything.');
    if (follows) for await (const more of followAudit(paise.dataDirectory, signal)) for (const record of more) print(output, record);
  },
};

function limitOf(given: unknown): number {
  const number = Number(given ?? 100);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new PaiseError('USAGE', `--limit takes a whole number from 0, not "${String(given)}".`);
}

function print(output: CommandOutput, record: AuditRecord): void {
  if (output.json) {
    output.value(record);
    return;
  }
  const { at, client, transport, tool, ids, bytes, denied, ms, refused } = record;
  output.line([
    { text: `${new Date(at).toISOString()} `, style: 'dim' },
    { text: `${client} (${transport}) `, style: 'strong' },
    { text: `${tool} ${JSON.stringify(record.arguments)}` },
    refused === undefined ? { text: given(ids), style: 'dim' } : { text: ` refused: ${refused}`, style: 'warning' },
    { text: `${denied === 0 ? '' : `, ${denied} kept back`}, ${bytes} bytes, ${Math.round(ms)} ms`, style: 'dim' },
  ]);
}

const given = (ids: readonly string[]): string => (ids.length === 0 ? ' → no documents' : ` → ${ids.join(' ')}`);
