import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import type { Place } from './place.ts';

/** Why there is no terminal to test on. */
export const noTmux = spawnSync('tmux', ['-V']).status === 0 ? undefined : 'tmux is not installed';

/** A shell on a terminal of its own, which a person could look at. */
export interface TestTerminal {
  /** What is typed: text as it is, or names of keys as tmux has them. */
  type(text: string): void;
  press(...names: readonly string[]): void;
  /** What is seen. */
  screen(): string;
  /** What is seen, with its colours. */
  painted(): string;
  /** Waits until this is seen, and returns all that is. */
  until(wanted: string | RegExp): Promise<string>;
  resize(columns: number, rows: number): void;
  /** A variable of tmux: `alternate_on`, `cursor_flag`, `pane_pid`. */
  told(variable: string): string;
}

const untilMs = 20_000;
let opened = 0;

export function openTerminal(
  place: Place,
  size: { readonly columns: number; readonly rows: number },
  env: Readonly<Record<string, string>> = {},
): TestTerminal {
  opened += 1;
  const server = ['-L', `paise2-${process.pid}-${opened}`, '-f', '/dev/null'];
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', [...server, ...args], { encoding: 'utf8', env: { ...place.environment(), LANG: 'C.UTF-8', PS1: '$ ', ...env } });
  tmux('new-session', '-d', '-x', String(size.columns), '-y', String(size.rows), 'bash --norc --noprofile');
  onTestFinished(() => void tmux('kill-server'));
  const screen = (): string => tmux('capture-pane', '-p');
  return {
    type: (text) => void tmux('send-keys', '-l', '--', text),
    press: (...names) => void tmux('send-keys', ...names),
    screen,
    painted: () => tmux('capture-pane', '-p', '-e'),
    async until(wanted) {
      const end = performance.now() + untilMs;
      for (;;) {
        const seen = screen();
        if (typeof wanted === 'string' ? seen.includes(wanted) : wanted.test(seen)) return seen;
        if (performance.now() > end) expect(seen).toContain(wanted);
        await sleep(30);
      }
    },
    resize: (columns, rows) => void tmux('resize-window', '-x', String(columns), '-y', String(rows)),
    told: (variable) => tmux('display-message', '-p', `#{${variable}}`).trim(),
  };
}
