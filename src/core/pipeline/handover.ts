import type { ItemRecord } from '../../plugin/item.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { AtWork } from './failure.ts';
import type { ItemCollector } from './item-collector.ts';
import type { JobResult } from './job-result.ts';

/** What a worker tells the engine while it does a job. */
export interface JobLine {
  /** Hands over a part of the result. Resolves when it is stored. */
  handOver(part: JobResult): Promise<void>;
  /** Says at which member of a container the work is, or that none is. Only where the job runs alone. */
  readonly announce?: (member?: string) => Promise<void>;
  /** Called when an extension was chosen, before it works. Throws where its jobs are put off. */
  readonly begin?: (atWork: AtWork) => Promise<void>;
}

/** What was handed over of a source URL. The queue keeps it with the job, so that a later attempt goes on there. */
export type HandedOver = {
  /** Generation of the first part. */
  readonly since: number;
  /** Top-level children that need not be read again. */
  readonly children: number;
  /** Which content, and what read it: for anything else it is worth nothing. */
  readonly of: string;
};

/** Hands over what comes out of one source URL in parts, where it is too much to be held. */
export interface Handover {
  /** Top-level children that an earlier attempt handed over. */
  readonly childrenBefore: number;
  /** Keys of top-level children at which a worker died. */
  readonly skip: ReadonlySet<string>;
  readonly announce: NonNullable<JobLine['announce']> | undefined;
  /** What this collector holds goes with the parts, until the returned function is called. */
  open(collector: ItemCollector): () => void;
  /** So many top-level children are complete. */
  complete(children: number): void;
  /** Called before a child begins: hands over what came together, if that is much. */
  room(): Promise<void>;
  /** Called at the end: hands over what came together, if with the text of the content itself it is too much for one result. */
  finalRoom(ownCharacters: number): Promise<void>;
  /** What was handed over so far, by this attempt or an earlier one. */
  state(): HandedOver | undefined;
  /** Resolves when all parts are stored. */
  stored(): Promise<void>;
}

/** A part is worth its transaction, and small enough to be held several times on its way. */
const partItems = 2000;
const partCharacters = 8 * 1024 * 1024;
/** A message holds little more than the longest text of one item. */
const mostCharacters = 64 * 1024 * 1024;

type SendPart = (items: readonly ItemRecord[], progress: HandedOver) => Promise<void>;

export function createHandover(job: ClaimedJob, of: string, line: Pick<JobLine, 'announce'>, sendPart: SendPart): Handover {
  const earlier = readProgress(job.progress);
  const open = new Set<ItemCollector>();
  let state = earlier?.of === of ? earlier : undefined;
  let children = state?.children ?? 0;
  let sending = Promise.resolve();

  function gathered(): { readonly items: number; readonly characters: number } {
    let items = 0;
    let characters = 0;
    for (const collector of open) {
      const held = collector.gathered();
      items += held.items;
      characters += held.characters;
    }
    return { items, characters };
  }

  async function send(): Promise<void> {
    // Parents were opened before what is in them, and come first.
    const items = [...open].flatMap((collector) => collector.take());
    const progress = { since: state?.since ?? job.token, children, of };
    state = progress;
    // One part is on its way while the next comes together.
    const before = sending;
    sending = before.then(() => sendPart(items, progress));
    sending.catch(() => {});
    await before;
  }

  return {
    childrenBefore: children,
    skip: new Set(job.skip),
    announce: line.announce,
    open(collector) {
      open.add(collector);
      return () => void open.delete(collector);
    },
    complete: (count) => void (children = count),
    async room() {
      const { items, characters } = gathered();
      if (items >= partItems || characters >= partCharacters) await send();
    },
    async finalRoom(ownCharacters) {
      const { items, characters } = gathered();
      if (items > 0 && ownCharacters + characters > mostCharacters) await send();
    },
    state: () => state,
    stored: () => sending,
  };
}

/** The queue hands back what an earlier version may have written. */
export function readProgress(progress: JsonValue | undefined): HandedOver | undefined {
  if (typeof progress !== 'object' || progress === null || !('of' in progress)) return undefined;
  const { since, children, of } = progress;
  return typeof since === 'number' && typeof children === 'number' && typeof of === 'string' ? { since, children, of } : undefined;
}
