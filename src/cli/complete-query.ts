import type { RootCommand } from '@bomb.sh/tab';
import type { Command as Program } from 'commander';
import { createPaise } from '../core/paise.ts';
import { isPaiseError } from '../plugin/errors.ts';
import { boot } from '../index.ts';

/** Arguments that are queries, by command. */
const queries: Readonly<Record<string, string>> = { search: 'QUERY', suggest: 'TEXT' };
const most = 30;

/** Lets the last word of a query be completed from the index. `argv` is what the shell asks with: `complete -- search foo ba`. */
export async function completeQuery(completion: RootCommand, program: Program, argv: readonly string[]): Promise<void> {
  const [name = '', ...words] = argv.slice(argv.indexOf('--') + 1);
  const argument = Object.hasOwn(queries, name) ? completion.commands.get(name)?.arguments.get(queries[name] ?? '') : undefined;
  const command = program.commands.find((one) => one.name() === name);
  if (argument === undefined || command === undefined || words.at(-1)?.startsWith('-') === true) return;
  const typed = withoutOptions(words, command);
  const earlier = typed
    .slice(0, -1)
    .map((word) => `${word} `)
    .join('');
  const suggestions = await suggestionsFor(typed.join(' '));
  argument.handler = (complete) => {
    for (const { text, kind } of suggestions) {
      const word = text.slice(earlier.length);
      // A shell would take quotes and spaces for its own.
      if (text.startsWith(earlier) && !/[\s"]/.test(word)) complete(word, kind);
    }
  };
}

async function suggestionsFor(text: string) {
  const paise = createPaise(boot({}), 'read');
  try {
    return await paise.suggest({ text, limit: most });
  } catch (error) {
    // Whoever presses a key wants no message: nothing is indexed yet, or the configuration has a mistake.
    if (isPaiseError(error)) return [];
    throw error;
  } finally {
    await paise.close();
  }
}

function withoutOptions(words: readonly string[], command: Program): readonly string[] {
  const takesValue = new Set(command.options.filter(({ required }) => required).flatMap(({ short, long }) => [short, long]));
  return words.filter((word, index) => !word.startsWith('-') && (index === 0 || !takesValue.has(words[index - 1])));
}
