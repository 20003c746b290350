import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { resetHost } from '../../hosts/provider-host.ts';
import type { ContractCase, ContractHarness } from '../contract-case.ts';
import { phrase } from '../names.ts';
import { pluginCases, type PluginCases, type PluginPlace } from '../plugin-place.ts';
import { withinTime } from '../within-time.ts';

/** Files of the plugin, as paths in the data directory. */
export interface ResetScenario {
  /** Those that a soft reset removes: they can be made again. */
  readonly soft: readonly string[];
  /** Those that only a hard reset removes. */
  readonly hard: readonly string[];
}

/** What every {@link ResetAction} must do. */
export const resetContract = (harness: ContractHarness, scenario: ResetScenario): readonly ContractCase[] =>
  pluginCases(harness, 'resetActions', { reset: casesOf(scenario) });

/** Files of somebody else. */
const others = ['paise2.sqlite', 'cache/some-plugin/bytes', 'thing.json'];

const casesOf = ({ soft, hard }: ResetScenario): PluginCases<'resetActions'> => ({
  async 'says what it removes, as a part of a sentence'({ extension }) {
    assert.match(extension.removes, phrase, 'removes: one line without a full stop');
    assert.ok(extension.softReset ?? extension.hardReset, 'it has neither softReset nor hardReset');
  },

  async 'has nothing to do where nothing is, and may be called again'(place) {
    for (let time = 0; time < 2; time += 1) {
      await reset(place, 'softReset');
      await reset(place, 'hardReset');
    }
  },

  async 'a soft reset removes what can be made again, and nothing else'(place) {
    await writeFiles(place, [...soft, ...hard, ...others]);
    await reset(place, 'softReset');
    assert.deepEqual(left(place, [...soft, ...hard, ...others]), [...hard, ...others]);
  },

  async 'a hard reset removes the rest, and nothing of others'(place) {
    await writeFiles(place, [...soft, ...hard, ...others]);
    await reset(place, 'softReset');
    await reset(place, 'hardReset');
    assert.deepEqual(left(place, [...soft, ...hard, ...others]), others);
  },
});

type ResetPlace = PluginPlace<'resetActions'>;

async function reset({ plugin, extension, directory, options }: ResetPlace, step: 'softReset' | 'hardReset'): Promise<void> {
  const host = await resetHost(plugin, directory, options);
  await withinTime(step, Promise.resolve(extension[step]?.(host)));
}

async function writeFiles({ directory }: ResetPlace, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), path);
  }
}

const left = ({ directory }: ResetPlace, paths: readonly string[]): readonly string[] =>
  paths.filter((path) => existsSync(join(directory, path)));
