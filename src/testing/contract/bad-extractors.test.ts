import { expect, test } from 'vitest';
import type { ContractCase } from './contract-case.ts';
import { extractorContract } from './extractor/extractor-contract.ts';

const samples = [{ name: 'a.txt', mimeType: 'text/plain', bytes: 'some text' }];
const module = new URL('./test-bad-extractors.ts', import.meta.url);
const casesOf = (key: string): readonly ContractCase[] => extractorContract({ module, key }, { samples });
const caseOf = (cases: readonly ContractCase[], name: string): ContractCase => {
  const found = cases.find((each) => each.name === name);
  if (!found) throw new Error(`there is no case "${name}"`);
  return found;
};

test.each(casesOf('good'))('a good one passes: $name', async ({ run }) => {
  await expect(run()).resolves.toBeUndefined();
});

test.each([
  ['half-version', 'definition: has data that the engine can choose by', 'version is 1.5'],
  ['shouting', 'definition: has data that the engine can choose by', 'preferredMimeTypes'],
  ['nameless', 'definition: has data that the engine can choose by', 'it names no type'],
  ['declining', 'definition: takes each sample', 'canExtract declines a.txt'],
  ['silent', 'output: makes something of each sample', 'it adds nothing for a.txt'],
  ['counting', 'output: makes the same of the same bytes, also a year later', 'a.txt'],
  ['dating', 'output: makes the same of the same bytes, also a year later', 'a.txt'],
  ['repeating', 'output: gives each part a key of its own, and is done with one part before the next begins', 'a part comes twice'],
  ['overwriting', 'output: does not change the bytes that it is given', 'a.txt'],
  ['detached', 'stopping: ends soon when it is told to while it adds, and adds nothing after its end', 'everything must be awaited'],
  ['swallowing', 'stopping: says so when the content cannot be read', 'as if all were well'],
  ['mislabelling', 'rendering: draws the first page of each sample, or says that there is no picture', 'it is no picture of the type'],
  ['enlarging', 'rendering: draws the first page of each sample, or says that there is no picture', '640 × 1 pixels'],
  ['flickering', 'rendering: draws the same of the same bytes', 'a.txt looks different each time'],
  ['endless', 'rendering: has no picture of a page that is not there', 'a.txt has 1 pages, and a picture of page 2'],
  ['waiting', 'endurance: ends on content that is cut off anywhere', 'a.txt, cut after 3 bytes'],
  ['shapeless', 'endurance: ends on empty content', 'a.txt, nothing in it'],
])('%s fails at "%s"', async (key, name, message) => {
  await expect(caseOf(casesOf(key), name).run()).rejects.toThrow(message);
});

test('a plugin that imports what is heavy fails', async () => {
  const heavy = extractorContract({ module: new URL('./test-heavy-plugin.ts', import.meta.url), key: 'heavy' }, { samples });
  await expect(caseOf(heavy, 'definition: costs next to nothing to import').run()).rejects.toThrow('bytes of code');
});

test('what does not end is killed, and told by the content at which it was', async () => {
  const hangs = [
    ['hanging', 'endurance: ends on content that is cut off anywhere', 'a.txt, cut after 3 bytes: it has not ended after 10 s'],
    ['deaf', 'stopping: ends soon when it is told to before it begins', 'it has not ended after 10 s'],
  ] as const;
  await Promise.all(hangs.map(async ([key, name, message]) => expect(caseOf(casesOf(key), name).run(), key).rejects.toThrow(message)));
});
