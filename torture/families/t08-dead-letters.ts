import { basename, join } from 'node:path';
import { createCorpus, fill, writeFile, type Corpus } from '../support/corpus.ts';
import { askEngine } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import { executions, readLog } from '../support/log.ts';
import { setMockVersion, type Place } from '../support/place.ts';
import { settle } from '../support/settle.ts';
import { settleAndCheck } from '../support/settle-and-check.ts';

/** What failed for good is left alone until it, its extractor or its options change, or a person asks. */
export const deadLetters: Family = {
  id: 'T8',
  title: 'failures are not tried again without a reason',
  async run(torture) {
    const place = torture.place();
    const corpus = createCorpus();
    fill(corpus, place, 100);
    const hostile = writeHostile(corpus, place);
    await settleAndCheck(torture, place, corpus, 'first run');

    /** What the mock read of the hostile files while this was done. */
    const readDuring = async (work: () => Promise<unknown>): Promise<ReadonlySet<string>> => {
      const before = readLog(place).length;
      await work();
      return new Set(executions(place, before).filter((path) => hostile.has(path)));
    };
    const restarts = torture.repeat(10, 10, 100);
    const again = await readDuring(async () => {
      for (let restart = 0; restart < restarts; restart += 1) await askEngine(place, 'index', {});
    });
    torture.count('runs', restarts);
    if (again.size > 0) torture.violation(place, 'R5', `${again.size} hostile files were read again in ${restarts} restarts`);

    const asked = await readDuring(async () => {
      await askEngine(place, 'retry', { code: 'odd' });
      await settle(place);
    });
    const odd = [...hostile].filter((path) => basename(path).startsWith('odd'));
    if (!isEqual(asked, new Set(odd))) torture.violation(place, 'R5', `retrying by reason read ${asked.size} files, not ${odd.length}`);

    setMockVersion(place, 2);
    const upgraded = await readDuring(() => settle(place));
    torture.count('runs', 2);
    if (!isEqual(upgraded, hostile))
      torture.violation(place, 'R5', `a new version of the extractor read ${upgraded.size} of ${hostile.size}`);
    torture.note(`${again.size} of ${hostile.size} read in ${restarts} restarts, ${upgraded.size} after an upgrade`);
    await settleAndCheck(torture, place, corpus, 'after the upgrade');
  },
};

function writeHostile(corpus: Corpus, { files }: Place): ReadonlySet<string> {
  const paths = new Set<string>();
  const write = (name: string, lines: readonly string[], ends: readonly string[]): void => {
    const path = join(files, name);
    writeFile(corpus, path, { lines, ends });
    paths.add(path);
  };
  for (let at = 0; at < 50; at += 1) write(`corrupt-${at}.mock`, ['!reject'], ['corrupt']);
  for (let at = 0; at < 30; at += 1) write(`odd-${at}.mock`, ['!reject=odd'], ['odd']);
  for (let at = 0; at < 10; at += 1) write(`throws-${at}.mock`, ['!throw'], ['error']);
  for (let at = 0; at < 6; at += 1) write(`garbage-${at}.mock`, ['!garbage'], ['bad-plugin-output', 'error']);
  for (let at = 0; at < 4; at += 1) write(`exits-${at}.mock`, ['!exit'], ['crash']);
  return paths;
}

const isEqual = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((value) => other.has(value));
