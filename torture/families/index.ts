import type { Family } from '../support/family.ts';
import { engineKilled } from './t01-engine-killed.ts';
import { statementFaults } from './t02-statement-faults.ts';
import { powerCut } from './t03-power-cut.ts';
import { workerKilled } from './t04-worker-killed.ts';
import { killedInPassing } from './t05-killed-in-passing.ts';
import { hangs } from './t06-hangs.ts';
import { memory } from './t07-memory.ts';
import { deadLetters } from './t08-dead-letters.ts';
import { changingFiles } from './t09-changing-files.ts';
import { diskFull } from './t10-disk-full.ts';
import { manyAtOnce } from './t11-many-at-once.ts';
import { damagedIndex } from './t12-damaged-index.ts';
import { hostileArchives } from './t14-hostile-archives.ts';
import { badPlugins } from './t15-bad-plugins.ts';
import { bursts } from './t16-bursts.ts';
import { searches } from './t17-searches.ts';
import { clocks } from './t18-clocks.ts';
import { configuration } from './t19-configuration.ts';
import { visitors } from './t21-visitors.ts';
import { damagedContent } from './t23-damaged-content.ts';
import { soak } from './t24-soak.ts';
import { hostilePluginFiles } from './t25-hostile-plugins.ts';

export const families: readonly Family[] = [
  engineKilled,
  statementFaults,
  powerCut,
  workerKilled,
  killedInPassing,
  hangs,
  memory,
  deadLetters,
  changingFiles,
  diskFull,
  manyAtOnce,
  damagedIndex,
  hostileArchives,
  badPlugins,
  bursts,
  searches,
  clocks,
  configuration,
  visitors,
  damagedContent,
  soak,
  hostilePluginFiles,
];
