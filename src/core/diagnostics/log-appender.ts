import { appendFileSync, mkdirSync } from 'node:fs';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { logFiles } from './log-files.ts';

const fullAt = 2 * 1000 * 1000;
const onlyMine = { directory: 0o700, file: 0o600 };

/** Appends lines to the current file of the log and exchanges it when it is full. After a failure it opens the file anew. */
export interface LogAppender {
  append(lines: string): Promise<void>;
  /** For a process that ends at once. */
  appendNow(lines: string): void;
  close(): Promise<void>;
}

export function createLogAppender(dataDirectory: string): LogAppender {
  const { directory, current, previous } = logFiles(dataDirectory);
  let file: FileHandle | undefined;
  let size = 0;

  async function close(): Promise<void> {
    const closing = file;
    file = undefined;
    await closing?.close();
  }

  async function fileFor(bytes: number): Promise<FileHandle> {
    if (file && size > 0 && size + bytes > fullAt) {
      await close();
      await rename(current, previous);
    }
    if (file) return file;
    await mkdir(directory, { recursive: true, mode: onlyMine.directory });
    file = await open(current, 'a', onlyMine.file);
    ({ size } = await file.stat());
    return file;
  }

  return {
    async append(lines) {
      try {
        const isOpen = file !== undefined;
        const bytes = Buffer.byteLength(lines) + 1;
        const target = await fileFor(bytes);
        // What was written last, before a crash or by a full disk, may be half a line.
        await target.appendFile(isOpen ? lines : `\n${lines}`);
        size += bytes;
      } catch (error) {
        await close().catch(() => {});
        throw error;
      }
    },
    appendNow(lines) {
      mkdirSync(directory, { recursive: true, mode: onlyMine.directory });
      appendFileSync(current, `\n${lines}`, { mode: onlyMine.file });
    },
    close,
  };
}
