import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestFile } from '../../extract-with.ts';
import { watchRole } from '../child-process.ts';
import type { Cases } from '../place.ts';
import { randomOf } from '../random.ts';
import { cutCopies, damagedCopies, endlessTexts, randomBytes, type Variant } from './damage.ts';

/** A file as the child process reads it. */
export interface EnduranceInput {
  /** What was done to it. */
  readonly title: string;
  readonly file: Omit<TestFile, 'bytes' | 'signal' | 'runProgram'>;
  readonly base64: string;
}

/** Where they are, in the directory of the case. */
export const inputsFile = 'inputs.json';

const patienceMs = 10_000;

/** Whatever it is given, it ends: with items or with an error. It runs in a process that is killed where it does not. */
export const enduranceCases = (samples: readonly TestFile[]): Cases<'extractor'> => {
  const endures =
    (variantsOf: (bytes: Uint8Array) => Iterable<Variant>): Cases<'extractor'>[string] =>
    async (place) => {
      const inputs = samples.flatMap((sample) => Array.from(variantsOf(bytesOf(sample)), (variant) => inputOf(sample, variant)));
      await writeFile(join(place.opening.directory, inputsFile), JSON.stringify(inputs));
      await watchRole(place.opening, 'extractor/endure', patienceMs);
    };
  return {
    'ends on empty content': endures(() => [{ what: 'nothing in it', bytes: new Uint8Array() }]),
    'ends on content that is cut off anywhere': endures((bytes) => cutCopies(bytes, randomOf(1))),
    'ends on damaged content': endures((bytes) => damagedCopies(bytes, randomOf(2))),
    'ends on random bytes': endures((bytes) => randomBytes(bytes, randomOf(3))),
    'ends on text without end, and on what is nested without end': endures(endlessTexts),
  };
};

const bytesOf = ({ bytes }: TestFile): Uint8Array => (typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);

function inputOf({ bytes: _bytes, signal: _signal, runProgram: _runProgram, ...file }: TestFile, { what, bytes }: Variant): EnduranceInput {
  return { title: `${file.name}, ${what}`, file, base64: Buffer.from(bytes).toString('base64') };
}
