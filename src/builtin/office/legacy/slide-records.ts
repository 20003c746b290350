/** One record of a presentation ([MS-PPT] 2.3.1). */
export interface SlideRecord {
  readonly type: number;
  readonly instance: number;
  readonly isContainer: boolean;
  /** Where its data begin and end. */
  readonly start: number;
  readonly end: number;
}

/** Receives the records in a range, outside in. `enter` says whether to read what is in a container. */
export interface RecordVisitor {
  enter(record: SlideRecord): boolean;
  leave?(record: SlideRecord): void;
  atom(record: SlideRecord): void;
}

const headerSize = 8;
const deepest = 100;

export function recordAt(stream: Buffer, at: number, limit = stream.length): SlideRecord | undefined {
  if (at < 0 || at + headerSize > limit) return undefined;
  const version = stream.readUInt16LE(at);
  return {
    type: stream.readUInt16LE(at + 2),
    instance: version >> 4,
    isContainer: (version & 0xf) === 0xf,
    start: at + headerSize,
    end: Math.min(limit, at + headerSize + stream.readUInt32LE(at + 4)),
  };
}

/** Walks through the records of a range. What a damaged length covers is cut where its container ends. */
export function visitRecords(stream: Buffer, { start, end }: Pick<SlideRecord, 'start' | 'end'>, visitor: RecordVisitor): void {
  const open: SlideRecord[] = [];
  let at = start;
  for (;;) {
    const limit = open.at(-1)?.end ?? end;
    const record = recordAt(stream, at, limit);
    if (record === undefined) {
      const left = open.pop();
      if (left === undefined) return;
      visitor.leave?.(left);
      at = left.end;
    } else if (record.isContainer && open.length < deepest && visitor.enter(record)) {
      open.push(record);
      at = record.start;
    } else {
      if (!record.isContainer) visitor.atom(record);
      at = record.end;
    }
  }
}
