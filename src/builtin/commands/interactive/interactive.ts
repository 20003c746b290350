import type { CommandHost, CommandInput } from '../../../plugin/command.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import { isSet } from '../input.ts';
import { queryIn } from '../query-in.ts';
import { waitForPending } from '../search-wait.ts';

const fitting = ['interactive', 'sort', 'no-loosen', 'wait'];

/** `paise2 search -i`. Where a program reads the output and no hit was chosen, the answer is no. */
export async function interactive(host: CommandHost, input: CommandInput): Promise<number> {
  const { output, terminal } = host;
  const other = Object.keys(input.options).find((name) => input.options[name] !== undefined && !fitting.includes(name));
  if (other !== undefined) throw new PaiseError('USAGE', `--${other} does not go with --interactive.`);
  if (!terminal)
    throw new PaiseError('USAGE', '--interactive needs a terminal that it can draw on.', {
      hint: 'Standard input must be one, and standard output or error. TERM must name what it is; Windows is not supported yet.',
    });
  if (isSet(input, 'wait')) await waitForPending(host);
  const { searchInteractively } = await import('./search-interactively.ts');
  const hit = await searchInteractively(host, terminal, { query: queryIn(input), loosen: !isSet(input, 'no-loosen') });
  if (!hit) return output.interactive ? 0 : 1;
  if (output.json) output.value(hit);
  else output.line(hit.path ?? hit.url);
  return 0;
}
