import { join } from 'node:path';
import { fileUrl } from '../../../plugin/file-url.ts';
import { inNewDirectory } from '../../contract/new-directory.ts';
import { testPaise, type TestPaise } from '../../whole-paise.ts';
import type { Stage, StageAt } from './stage.ts';

/** A stage with its system at work. */
export interface OpenStage {
  readonly stage: Stage;
  readonly system: TestPaise;
  /** What must be found, as URLs. */
  readonly urls: readonly string[];
}

/** Works in a whole system that is there for as long as it takes. `change` adds what one case needs. */
export async function onStage(
  stageAt: StageAt,
  work: (open: OpenStage) => Promise<void>,
  change = (same: Stage): Stage => same,
): Promise<void> {
  await inNewDirectory(async (directory) => {
    const stage = change(await stageAt(directory));
    try {
      await using system = await testPaise(stage);
      const urls = stage.finds.map((name) => (Object.hasOwn(stage.files, name) ? fileUrl(join(system.folder, name)) : name));
      await work({ stage, system, urls });
    } finally {
      await stage.close?.();
    }
  });
}
