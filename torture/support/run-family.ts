import { randomNumbers } from '../../bench/support/random.ts';
import type { Family, FamilyReport, Length, Torture } from './family.ts';
import { createPlace, type Place } from './place.ts';
import { processesOf, signal } from './processes.ts';
import { removeFolder, type Workspace } from './workspace.ts';

/** More of one family says nothing new. */
const mostViolations = 50;

export async function runFamily(
  family: Family,
  workspace: Workspace,
  { seed, length }: { readonly seed: number; readonly length: Length },
): Promise<FamilyReport> {
  const begun = performance.now();
  const places: Place[] = [];
  const counts = { runs: 0, kills: 0 };
  const violations: { invariant: string; text: string; place: string }[] = [];
  const notes: string[] = [];
  const violation: Torture['violation'] = ({ root }, invariant, text) => {
    if (violations.length < mostViolations) violations.push({ invariant, text, place: root });
  };
  const place = (): Place => {
    const created = createPlace(workspace, `${family.id}-${places.length + 1}`);
    places.push(created);
    return created;
  };
  try {
    await family.run({
      seed,
      length,
      random: randomNumbers(seed + Number(family.id.slice(1)) * 1000),
      repeat: (...[short, nightly, release]) => ({ short, nightly, release })[length],
      place,
      count: (what, by = 1) => (counts[what] += by),
      violation,
      note: (text) => notes.push(text),
    });
  } catch (error) {
    violation(
      places.at(-1) ?? createPlace(workspace, `${family.id}-0`),
      'broken off',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  }
  for (const one of places) {
    for (const pid of processesOf(one)) signal(pid, 'SIGKILL');
    if (!violations.some(({ place: root }) => root === one.root)) removeFolder(one.root);
  }
  const { id, title } = family;
  return { id, title, ...counts, violations, notes, seconds: (performance.now() - begun) / 1000 };
}
