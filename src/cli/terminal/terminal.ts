import { isatty } from 'node:tty';
import type { Screen, Terminal } from '../../plugin/command.ts';
import { colourPaint, plainPaint } from './paint.ts';
import { openScreen } from './screen.ts';

/** The terminal of this process. */
export interface OwnTerminal {
  /** Absent where there is none, or one that cannot do it. */
  readonly terminal?: Terminal;
  /** Does it at once, or when the screen is closed: what it writes would be lost with the screen. */
  whenClosed(act: () => void): void;
  /** Closes the screen that is open. */
  close(): void;
}

/** Keys come from standard input. The screen is standard output, or standard error where the output is read by a program. */
export function ownTerminal(options: { readonly color: boolean }): OwnTerminal {
  const held: (() => void)[] = [];
  let screen: Screen | undefined;
  const terminal: Terminal = {
    open() {
      const paint = options.color && !process.env['NO_COLOR'] ? colourPaint : plainPaint;
      const output = isatty(1) ? process.stdout : process.stderr;
      screen = openScreen({ input: process.stdin, output, paint }, () => {
        screen = undefined;
        for (const act of held.splice(0)) act();
      });
      return screen;
    },
  };
  return {
    ...(isatty(0) && (isatty(1) || isatty(2)) && canAddressCells() && { terminal }),
    whenClosed: (act) => void (screen ? held.push(act) : act()),
    close: () => screen?.close(),
  };
}

/** Terminals that follow ECMA-48, which is all but the dumb ones. Windows was not tried. */
const canAddressCells = (): boolean => process.platform !== 'win32' && !['', 'dumb', 'unknown'].includes(process.env['TERM'] ?? '');
