import type { Command, CommandHost, CommandInput, CommandOutput } from '../../../plugin/command.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import { changeFor, type Change } from './change.ts';
import { clientsIn, thisMachinesFolders, type Client } from './clients.ts';
import { addressedEntry, startedEntry } from './entry.ts';
import { writeWithBackup } from './write-beside.ts';

export const install: Command = {
  summary: 'Tell an agent how to reach paise2',
  description:
    'Writes it into the configuration of the clients that are named, after a question and with a copy of the file beside it; all else in the file stays as it is. Without a client it shows which there are, and what to write for others.',
  arguments: [{ name: 'CLIENT', summary: 'clients to tell; without any, they are listed', variadic: true }],
  options: [
    { name: 'http', summary: 'with the address and key of the running engine, in place of a program to start' },
    { name: 'print', summary: 'print what is to be written, and write nothing' },
    { name: 'yes', short: 'y', summary: 'do not ask' },
  ],
  async run(host, input) {
    const known = clientsIn(thisMachinesFolders());
    const entry = isSet(input, 'http') ? await addressedEntry(host.paise) : startedEntry();
    const named = namesIn(input).map((name) => clientNamed(name, known));
    if (named.length === 0)
      return list(host.output, known, JSON.stringify({ mcpServers: { paise2: plainServer(known, entry) } }, undefined, 2));
    const changes = await Promise.all(named.map((client) => changeFor(client, entry)));
    if (isSet(input, 'print')) return print(host.output, changes);
    return write(host, changes, isSet(input, 'yes'));
  },
};

const isSet = ({ options }: CommandInput, name: string): boolean => options[name] === true;

function namesIn({ arguments: { CLIENT } }: CommandInput): readonly string[] {
  return typeof CLIENT === 'string' ? [CLIENT] : (CLIENT ?? []);
}

function clientNamed(name: string, known: readonly Client[]): Client {
  const client = known.find((one) => one.name === name);
  if (client) return client;
  throw new PaiseError('USAGE', `paise2 does not know the client "${name}".`, {
    hint: `It knows ${known.map((one) => one.name).join(', ')}.`,
  });
}

/** As most clients write it. */
const plainServer = (known: readonly Client[], entry: Parameters<Client['server']>[0]): unknown =>
  clientNamed('cursor', known).server(entry);

function list(output: CommandOutput, known: readonly Client[], snippet: string): void {
  if (output.json) {
    output.value({ clients: known.map(({ name, title, file }) => ({ name, title, file })), configuration: JSON.parse(snippet) as unknown });
    return;
  }
  output.line('`paise2 mcp install CLIENT` tells one of these:');
  for (const { name, title, file } of known)
    output.line([{ text: `  ${name.padEnd(15)}`, style: 'strong' }, { text: `${title.padEnd(15)} ` }, { text: file, style: 'dim' }]);
  output.line();
  output.line('For others, most of which take the same form:');
  printLines(output, snippet);
}

function print(output: CommandOutput, changes: readonly Change[]): void {
  if (output.json) {
    output.value(changes.map(({ client: { name, file }, snippet }) => ({ client: name, file, snippet })));
    return;
  }
  for (const { client, snippet } of changes) {
    output.line([{ text: `${client.title}: ${client.file}`, style: 'strong' }]);
    printLines(output, snippet);
  }
}

const printLines = (output: CommandOutput, text: string): void =>
  text
    .trimEnd()
    .split('\n')
    .forEach((line) => output.line(line));

async function write({ output }: CommandHost, changes: readonly Change[], isSure: boolean): Promise<number> {
  let isAllWritten = true;
  for (const change of changes) {
    const { client, text } = change;
    const { name, title, file } = client;
    const report = (line: string, state: object): void =>
      output.json ? output.value({ client: name, file, ...state }) : output.line(line);
    if (text === undefined) {
      report(`${title} knows it already: ${file}`, { written: false });
      continue;
    }
    if (!output.json && !isSure) print(output, [change]);
    if (!isSure && !(await output.confirm(`Write this into ${file}?`))) {
      output.note(`${file} stays as it is. Use --yes to write without a question.`);
      isAllWritten = false;
      continue;
    }
    const backup = writeWithBackup(file, text);
    const kept = backup === undefined ? '' : `; as it was before: ${backup}`;
    report(`${title} is told in ${file}${kept}. Start it anew.`, { written: true, ...(backup !== undefined && { backup }) });
  }
  return isAllWritten ? 0 : 1;
}
