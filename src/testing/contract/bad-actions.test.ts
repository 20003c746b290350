import { expect, test } from 'vitest';
import { commandContract } from './command/command-contract.ts';
import { configurationContract } from './configuration/configuration-contract.ts';
import type { ContractCase } from './contract-case.ts';
import { lifecycleContract } from './lifecycle/lifecycle-contract.ts';
import { resetContract } from './reset/reset-contract.ts';

const module = new URL('./test-bad-actions.ts', import.meta.url);

const suites: Readonly<Record<string, (key: string) => readonly ContractCase[]>> = {
  lifecycle: (key) => lifecycleContract({ module, key }),
  reset: (key) => resetContract({ module, key }, { soft: ['mine/a'], hard: [] }),
  command: (key) => commandContract({ module, key }, { runs: [{}] }),
  configuration: (key) => configurationContract({ module, key }),
};

test.each([
  ['lifecycle', 'good', []],
  ['lifecycle', 'empty', ['lifecycle: takes part in starting or in stopping']],
  ['lifecycle', 'needing-a-start', ['lifecycle: stops without having been started', 'lifecycle: stops twice']],
  ['reset', 'good', []],
  ['reset', 'sentence', ['reset: says what it removes, as a part of a sentence']],
  [
    'reset',
    'greedy',
    ['reset: a soft reset removes what can be made again, and nothing else', 'reset: a hard reset removes the rest, and nothing of others'],
  ],
  ['reset', 'surprised', ['reset: has nothing to do where nothing is, and may be called again']],
  ['command', 'good', []],
  ['command', 'Shouting', ['definition: has names in kebab-case']],
  ['command', 'sentence', ['definition: says what it does in one line without a full stop']],
  ['command', 'clashing', ['definition: has options that can be told apart, also from those of every command']],
  ['command', 'unordered', ['definition: has arguments that can be told apart']],
  ['command', 'chatty', ['running: prints nothing but JSON with --json, and ends with the same code']],
  ['command', 'curious', ['running: asks nothing where nobody can answer']],
  ['configuration', 'good', []],
  ['configuration', 'broken', ['defaults: are YAML with options that exist and values that fit them']],
  ['configuration', 'misspelt', ['defaults: are YAML with options that exist and values that fit them']],
  ['configuration', 'unknown', ['defaults: are YAML with options that exist and values that fit them']],
  ['configuration', 'changing', ['defaults: are there, and the same each time']],
])('%s %s fails where it should, and nowhere else', async (suite, key, expected) => {
  const failed: string[] = [];
  for (const { name, run } of suites[suite]?.(key) ?? []) await run().catch(() => failed.push(name));
  expect(failed).toEqual(expected);
});

test('a start that works only once fails', async () => {
  const again = suites['lifecycle']?.('once').find(({ name }) => name === 'lifecycle: starts and stops again');
  await expect(again?.run()).rejects.toThrow('It is started already.');
});

test('a command that uses more of paise2 than the test gives is told so', async () => {
  const run = suites['command']?.('hungry').find(({ name }) => name.startsWith('running: prints lines'));
  await expect(run?.run()).rejects.toThrow('The command uses paise.search, which the test does not give.');
});
