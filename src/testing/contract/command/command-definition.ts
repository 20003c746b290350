import assert from 'node:assert/strict';
import type { Command } from '../../../plugin/command.ts';
import type { PluginCases } from '../plugin-place.ts';
import { kebabCase, phrase } from '../names.ts';

/** Options that every command takes. */
const globalOptions = ['json', 'profile', 'log-level', 'no-color', 'color', 'strict', 'help'];
const globalLetters = ['h'];

interface Named {
  /** With the names of the commands above it. */
  readonly path: string;
  readonly name: string;
  readonly command: Command;
}

function* commandsOf(path: string, name: string, command: Command): Generator<Named> {
  yield { path, name, command };
  for (const [inner, subcommand] of Object.entries(command.subcommands ?? {})) yield* commandsOf(`${path} ${inner}`, inner, subcommand);
}

const eachOf =
  (check: (named: Named) => void): PluginCases<'commands'>[string] =>
  async ({ key, extension }) => {
    for (const named of commandsOf(key, key, extension)) check(named);
  };

export const definitionCases: PluginCases<'commands'> = {
  'has names in kebab-case': eachOf(({ name }) => assert.match(name, kebabCase)),

  'says what it does in one line without a full stop': eachOf(({ path, command }) => {
    assert.match(command.summary, phrase, path);
    for (const { name, summary } of [...(command.arguments ?? []), ...(command.options ?? [])])
      assert.match(summary, phrase, `${path} ${name}`);
  }),

  'can be run, or has subcommands': eachOf(({ path, command }) => {
    assert.ok(command.run ?? Object.keys(command.subcommands ?? {}).length > 0, `${path} has neither run nor subcommands`);
    assert.ok([undefined, 'read', 'write'].includes(command.access), `${path}: access is ${command.access}`);
  }),

  'has arguments that can be told apart': eachOf(({ path, command: { arguments: given = [] } }) => {
    assert.deepEqual(repeatedIn(given.map(({ name }) => name)), [], `${path}: an argument is there twice`);
    for (const [index, argument] of given.entries()) {
      const isLast = index === given.length - 1;
      assert.ok(isLast || !argument.variadic, `${path} ${argument.name}: only the last argument may take all that follows`);
      assert.ok(
        !argument.required || given.slice(0, index).every(({ required }) => required),
        `${path} ${argument.name} is required after one that is not`,
      );
    }
  }),

  'has options that can be told apart, also from those of every command': eachOf(({ path, command: { options = [] } }) => {
    const letters = options.flatMap(({ short }) => short ?? []);
    assert.deepEqual(repeatedIn([...options.map(({ name }) => name), ...globalOptions]), [], `${path}: an option is there twice`);
    assert.deepEqual(repeatedIn([...letters, ...globalLetters]), [], `${path}: a letter is there twice`);
    for (const letter of letters) assert.match(letter, /^[a-zA-Z]$/, path);
    for (const { name, value, choices, repeatable } of options) {
      assert.match(name, kebabCase, path);
      assert.ok(value !== undefined || (!choices && !repeatable), `${path} --${name}: a switch has neither choices nor repeats`);
    }
  }),
};

const repeatedIn = (names: readonly string[]): readonly string[] => names.filter((name, index) => names.indexOf(name) !== index);
