import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRendering } from '../../../core/workers/check-rendering.ts';
import { isPaiseError } from '../../../plugin/errors.ts';
import type { Role } from '../role.ts';
import { inputsFile, type EnduranceInput } from './endurance.ts';

/** Extracts from each input, and draws it. An error is an answer; output that the engine refuses is none. */
const endure: Role<'extractor'> = async (extractor, acknowledge) => {
  const inputs = JSON.parse(readFileSync(join(extractor.directory, inputsFile), 'utf8')) as readonly EnduranceInput[];
  for (const { title, file, base64 } of inputs) {
    acknowledge(title);
    const damaged = { ...file, bytes: Buffer.from(base64, 'base64') };
    try {
      await extractor.extract(damaged);
    } catch (error) {
      if (isPaiseError(error, 'BAD_PLUGIN_OUTPUT')) throw error;
    }
    const rendering = await extractor.render(damaged, { page: 1, longest: 320 }).catch(() => undefined);
    if (rendering !== undefined && !isRendering(rendering)) throw new Error('What was drawn is no picture.');
  }
};

export default endure;
