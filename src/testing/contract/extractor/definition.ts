import assert from 'node:assert/strict';
import { contentInMemory, type TestFile } from '../../extract-with.ts';
import { playRole } from '../child-process.ts';
import type { Cases } from '../place.ts';

/** RFC 6838, 4.2, in lower case; `*` for a whole type. */
const mimeType = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/(?:\*|[a-z0-9][a-z0-9!#$&^_.+-]*)$/;
/** With the dot, or a full name. */
const fileExtension = /^\.?[^\s./\\][^\s/\\]*$/;

/** What a plugin's own files take. Parsers and tables take megabytes: they are imported when there is something to read. */
const importLimit = 256 * 1024;

export const definitionCases = (samples: readonly TestFile[]): Cases<'extractor'> => ({
  async 'has data that the engine can choose by'(place) {
    const { version, preferredMimeTypes = [], fileExtensions = [], chosenFor, textRetention } = await (await place.open()).extractor();
    assert.ok(Number.isSafeInteger(version) && version > 0, `version is ${version}, but must be a positive integer`);
    for (const type of preferredMimeTypes) assert.match(type, mimeType, 'preferredMimeTypes');
    for (const name of fileExtensions) {
      assert.match(name, fileExtension, 'fileExtensions');
      assert.equal(name, name.toLowerCase(), 'fileExtensions are in lower case');
    }
    assert.ok(preferredMimeTypes.length + fileExtensions.length > 0 || chosenFor, 'it names no type, so nothing is ever given to it');
    assert.ok([undefined, 'keep', 'reread'].includes(textRetention), `textRetention is ${textRetention}`);
  },

  async 'takes each sample'(place) {
    const extractor = await (await place.open()).extractor();
    for (const sample of samples)
      assert.equal((await extractor.canExtract?.(contentInMemory(sample))) ?? true, true, `canExtract declines ${sample.name}`);
  },

  async 'costs next to nothing to import'(place) {
    const [loaded] = await playRole(place.opening, 'extractor/import', 'read');
    assert.ok(
      Number(loaded) <= importLimit,
      `importing the plugin loads ${loaded} bytes of code; what is heavy is to be imported inside the function that needs it`,
    );
  },
});
