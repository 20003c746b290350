import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPaiseError } from '../../../plugin/errors.ts';
import type { Role } from '../role.ts';
import { inputsFile, type EnduranceInput } from './endurance.ts';

/** Extracts from each input. An error is an answer; output that the engine refuses is none. */
const endure: Role<'extractor'> = async (extractor, acknowledge) => {
  const inputs = JSON.parse(readFileSync(join(extractor.directory, inputsFile), 'utf8')) as readonly EnduranceInput[];
  for (const { title, file, base64 } of inputs) {
    acknowledge(title);
    try {
      await extractor.extract({ ...file, bytes: Buffer.from(base64, 'base64') });
    } catch (error) {
      if (isPaiseError(error, 'BAD_PLUGIN_OUTPUT')) throw error;
    }
  }
};

export default endure;
