import { StringDecoder } from 'node:string_decoder';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Key, Screen } from '../../plugin/command.ts';
import { decodeKeys } from './decode-keys.ts';
import { changes, rowsOf, type Frame } from './frame.ts';
import { createKeyQueue } from './key-queue.ts';
import type { Paint } from './paint.ts';

/** A terminal, both ways. */
export interface Tty {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly paint: Paint;
}

/** Alternate screen, no line wrap, bracketed paste. */
const enter = '\u001b[?1049h\u001b[?7l\u001b[?2004h\u001b[?25l';
const leave = '\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l';

/** The rest of a sequence follows its Escape at once, unless that was the key. */
const escapeMs = 30;
/** As long as the rest of a sequence or a paste may be on its way. */
const restMs = 500;
/** By then a process that is asked to stop has stopped. */
const stoppedMs = 50;

/** Takes the whole screen, and gives it back when it is closed or the process ends. Ctrl-C and Ctrl-Z do what they do elsewhere. */
export function openScreen({ input, output, paint }: Tty, onClose: () => void): Screen {
  const decoder = new StringDecoder('utf8');
  const queue = createKeyQueue();
  let frame: Frame | undefined;
  let state: 'shown' | 'hidden' | 'closed' = 'hidden';
  let rest = '';
  let timer: NodeJS.Timeout | undefined;

  function show(): void {
    if (state !== 'hidden') return;
    state = 'shown';
    input.setRawMode(true);
    output.write(enter);
    redraw();
  }

  function hide(): void {
    if (state !== 'shown') return;
    state = 'hidden';
    output.write(leave);
    input.setRawMode(false);
  }

  /** The next frame is drawn whole, and asked for. */
  function redraw(): void {
    frame = undefined;
    queue.push({ name: 'resize', ctrl: false, alt: false, shift: false });
  }

  function press(key: Key): void {
    if (key.ctrl && key.name === 'c') process.kill(process.pid, 'SIGINT');
    else if (key.ctrl && key.name === 'z') suspend();
    else queue.push(key);
  }

  /** The process group is stopped, as the terminal would do it. Where no shell could go on with it, the system does not stop it. */
  function suspend(): void {
    hide();
    process.off('SIGTSTP', suspend);
    process.kill(0, 'SIGTSTP');
    setTimeout(resume, stoppedMs);
  }

  function resume(): void {
    if (state === 'closed') return;
    process.off('SIGTSTP', suspend).on('SIGTSTP', suspend);
    hide();
    show();
  }

  function read(bytes: Buffer): void {
    decode(decoder.write(bytes), false);
  }

  function decode(text: string, isComplete: boolean): void {
    clearTimeout(timer);
    const decoded = decodeKeys(rest + text, isComplete);
    ({ rest } = decoded);
    if (rest !== '') timer = setTimeout(() => decode('', true), rest === '\u001b' ? escapeMs : restMs);
    decoded.keys.forEach(press);
  }

  function close(): void {
    if (state === 'closed') return;
    hide();
    state = 'closed';
    clearTimeout(timer);
    input.off('data', read).off('end', close).off('error', close).pause();
    output.off('resize', redraw);
    process.off('SIGTSTP', suspend).off('SIGCONT', resume).off('SIGHUP', hangUp).off('exit', close).off('uncaughtExceptionMonitor', close);
    queue.end();
    onClose();
  }

  input.on('data', read).on('end', close).on('error', close);
  output.on('resize', redraw);
  process.on('SIGTSTP', suspend).on('SIGCONT', resume).on('SIGHUP', hangUp).on('exit', close).on('uncaughtExceptionMonitor', close);
  show();

  const columns = (): number => output.columns || 80;
  const rows = (): number => output.rows || 24;
  return {
    get columns() {
      return columns();
    },
    get rows() {
      return rows();
    },
    draw(lines, cursor) {
      if (state !== 'shown') return;
      const next = { rows: rowsOf(lines, { columns: columns(), rows: rows(), paint }), cursor };
      const sent = changes(frame, next);
      if (sent !== '') output.write(sent);
      frame = next;
    },
    keys: () => queue.keys(),
    close,
  };
}

/** The terminal is gone. */
function hangUp(): void {
  process.kill(process.pid, 'SIGTERM');
}
