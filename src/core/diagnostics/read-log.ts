import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { LogRecord } from '../../plugin/engine-status.ts';
import type { LogRequest } from '../../plugin/paise.ts';
import { logFiles } from './log-files.ts';
import { parseLogLine } from './log-line.ts';

const chunkSize = 64 * 1024;
const lookEveryMs = 300;

/**
 * What `openLogFile` wrote, oldest first, in pages. With `follow` also what comes, from this and from later engines, until `signal` aborts;
 * then an empty page says that everything that was there has been handed out.
 */
export async function* readLog(dataDirectory: string, { follow = false, signal }: LogRequest = {}): AsyncGenerator<readonly LogRecord[]> {
  const { current, previous } = logFiles(dataDirectory);
  // The current one first: if it becomes the previous one in between, nothing is skipped.
  const newest = await openIfThere(current);
  const older = await openIfThere(previous);
  let tail = newest && createTail(newest);
  let hasNews = true;
  try {
    if (older && (await isOther(older, newest))) yield* createTail(older).rest();
    await older?.close();
    for (;;) {
      if (signal?.aborted) return;
      for await (const page of tail?.rest() ?? []) {
        hasNews = true;
        yield page;
      }
      const next = await openIfThere(current);
      if (next && (await isOther(next, tail?.file))) {
        await tail?.file.close();
        tail = createTail(next);
        continue;
      }
      await next?.close();
      if (!follow) return;
      if (hasNews) yield [];
      hasNews = false;
      await delay(lookEveryMs, undefined, signal && { signal }).catch(() => {});
    }
  } finally {
    await older?.close();
    await tail?.file.close();
  }
}

interface Tail {
  readonly file: FileHandle;
  /** What was added since the last call. */
  rest(): AsyncGenerator<readonly LogRecord[]>;
}

function createTail(file: FileHandle): Tail {
  const buffer = Buffer.alloc(chunkSize);
  const decoder = new TextDecoder();
  let position = 0;
  let unended = '';
  return {
    file,
    async *rest() {
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, chunkSize, position);
        if (bytesRead === 0) return;
        position += bytesRead;
        const lines = (unended + decoder.decode(buffer.subarray(0, bytesRead), { stream: true })).split('\n');
        unended = lines.pop() ?? '';
        const page = lines.flatMap((line) => parseLogLine(line) ?? []);
        if (page.length > 0) yield page;
      }
    },
  };
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function isOther(file: FileHandle, other: FileHandle | undefined): Promise<boolean> {
  return other === undefined || (await file.stat()).ino !== (await other.stat()).ino;
}
