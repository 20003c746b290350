import { createHash } from 'node:crypto';
import type { ConfigurationFiles } from '../../../plugin/paise.ts';
import { refused } from './failures.ts';
import type { Configuration } from './schemas/configuration.ts';

const revisionOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export async function readConfiguration(files: ConfigurationFiles): Promise<Configuration> {
  const [text, effective] = await Promise.all([files.text(), files.effective()]);
  return { text, path: files.path, effective, revision: revisionOf(text) };
}

/** Saves of one server come one after the other, so that of two with the same revision the second is refused. */
let saving: Promise<unknown> = Promise.resolve();

/** Writes the user's text where it still is the one of `revision`. Resolves with the new revision. */
export async function saveConfiguration(files: ConfigurationFiles, text: string, revision: string): Promise<string> {
  const saved = saving.then(async () => {
    const before = revisionOf(await files.text());
    if (revision.replace(/^(?:W\/)?"(.*)"$/, '$1') !== before) {
      throw refused(412, {
        code: 'CHANGED',
        message: 'The configuration was changed by somebody else meanwhile.',
        hint: 'Read it again, and make the change there.',
      });
    }
    const problems = await files.validate(text);
    const [first] = problems;
    if (first) {
      const { message, where, hint } = first;
      throw refused(422, { code: 'CONFIGURATION_INVALID', message, where, ...(hint !== undefined && { hint }), problems });
    }
    await files.write(text);
    return revisionOf(await files.text());
  });
  saving = saved.catch(() => {});
  return saved;
}
