import { inNewDirectory } from './new-directory.ts';
import type { ContractCase, ContractHarness } from './contract-case.ts';
import { openingOf, openSubject } from './openers.ts';
import type { Access, Opening, Subjects } from './openers.ts';

/** The fresh, empty data directory of one case. */
interface Place<Suite extends keyof Subjects> {
  readonly opening: Opening<Suite>;
  open(access?: Access): Promise<Subjects[Suite]>;
  /** Closes what is open here. */
  close(): Promise<void>;
  /** Closes what is open here, and opens anew. */
  reopen(access?: Access): Promise<Subjects[Suite]>;
}

/** Cases of one theme by name. */
export type Cases<Suite extends keyof Subjects> = Readonly<Record<string, (place: Place<Suite>) => Promise<void>>>;

/** Turns cases by theme into a contract suite. */
export function contractCases<Suite extends keyof Subjects>(
  harness: ContractHarness,
  suite: Suite,
  themes: Readonly<Record<string, Cases<Suite>>>,
): readonly ContractCase[] {
  return Object.entries(themes).flatMap(([theme, cases]) =>
    Object.entries(cases).map(([name, body]) => ({
      name: `${theme}: ${name}`,
      run: () => inNewDirectory((directory) => runAt(openingOf(harness, suite, directory), body)),
    })),
  );
}

async function runAt<Suite extends keyof Subjects>(opening: Opening<Suite>, body: (place: Place<Suite>) => Promise<void>): Promise<void> {
  const place = placeAt(opening);
  try {
    await body(place);
  } finally {
    await place.close();
  }
}

function placeAt<Suite extends keyof Subjects>(opening: Opening<Suite>): Place<Suite> {
  const opened: Subjects[Suite][] = [];
  const place: Place<Suite> = {
    opening,
    async open(access = 'write') {
      const subject = await openSubject({ ...opening, access });
      opened.push(subject);
      return subject;
    },
    async close() {
      for (const subject of opened.splice(0)) await subject.close();
    },
    async reopen(access) {
      await place.close();
      return place.open(access);
    },
  };
  return place;
}
