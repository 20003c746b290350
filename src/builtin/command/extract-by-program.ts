import { cleanText } from '../../kit/plain-text/clean-text.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost, ProgramRequest, ProgramResult } from '../../plugin/hosts.ts';
import { RejectContent, SkipContent } from '../../plugin/outcomes.ts';
import type { Extractor } from './options.ts';
import { readItems } from './read-items.ts';

type Host = ContentExtractorHost<{ readonly extractors: readonly Extractor[] }>;

/** What is handed over at once, by way of the engine. */
const mostInputBytes = 128 * 1024 * 1024;

/** Has the first program that the options name for the content read it. */
export async function extractByProgram(host: Host, content: Content): Promise<void> {
  const index = host.options.extractors.findIndex(({ match }) => match.some((one) => fits(one, content)));
  const extractor = host.options.extractors[index];
  if (!extractor) throw new SkipContent('The option command.extractors names no program that reads it.', 'unsupported');
  const result = await host.runProgram(await requestFor(extractor, content));
  const [program = ''] = extractor.run;
  if (result.end.type === 'not-found')
    throw new RejectContent(`There is no program ${program}, which command.extractors[${index}].run names.`, 'program-missing');
  if (result.end.type === 'limit')
    host.markPartial({ code: 'limit:output', text: `${program} wrote more than is taken; the rest was left out.` });
  else requireSuccess(program, result);
  const text = new TextDecoder().decode(result.output);
  if (extractor.output === 'text') return host.addItem(cleanText(text).trimEnd());
  for (const { text: itemText, metadata, child } of readItems(program, text, result.end.type === 'limit'))
    await host.addItem(cleanText(itemText), metadata, child);
}

const fits = (typeOrExtension: string, { name, mimeType }: Content): boolean =>
  typeOrExtension.startsWith('.') ? name.toLowerCase().endsWith(typeOrExtension) : mimeType === typeOrExtension;

async function requestFor({ run }: Extractor, content: Content): Promise<ProgramRequest> {
  if (!run.some((argument) => argument.includes('{file}'))) {
    if (content.size > mostInputBytes)
      throw new RejectContent('It is too large for the standard input of a program; {file} has no limit.', 'too-large');
    return { command: run, input: await content.bytes() };
  }
  if (!content.url.startsWith('file:///') || content.url.includes('!/'))
    throw new SkipContent('Its program needs {file}, but it is no file of its own on this machine.', 'unsupported');
  return { command: run, file: content.url };
}

function requireSuccess(program: string, { end, complaint }: ProgramResult): void {
  if (end.type === 'exit' && end.code === 0) return;
  const said = complaint === '' ? '.' : `: ${complaint}`;
  if (end.type === 'exit') throw new RejectContent(`${program} ended with exit code ${end.code}${said}`, 'program-failed');
  if (end.type === 'timeout') throw new RejectContent(`${program} took too long and was stopped${said}`, 'timeout');
  throw new RejectContent(`${program} was ended by ${end.type === 'signal' ? end.signal : end.type}${said}`, 'program-failed');
}
