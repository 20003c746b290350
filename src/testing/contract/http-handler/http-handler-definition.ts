import assert from 'node:assert/strict';
import { extensionFaults } from '../../../core/loading/extension-faults.ts';
import { sessionPath } from '../../../core/http/session-route.ts';
import { isAtOrBelow } from '../../../core/http/route.ts';
import type { PluginCases } from '../plugin-place.ts';

export const definitionCases: PluginCases<'httpHandlers'> = {
  async 'has the shape that is asked for'({ key, extension }) {
    assert.deepEqual(extensionFaults('httpHandlers', key, extension), []);
  },

  async 'leaves to the server what is its own'({ extension: { path } }) {
    assert.ok(!isAtOrBelow(sessionPath, path), `${path} is answered by the server itself`);
  },
};
