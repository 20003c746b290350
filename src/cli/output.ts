import colors from 'picocolors';
import type { CommandOutput, StyledText, TextStyle } from '../plugin/command.ts';
import { PaiseError } from '../plugin/errors.ts';
import { displayed, displayedJson } from './display.ts';

/** Prints to this process's standard output and error. */
export function createOutput(options: { readonly json: boolean; readonly color: boolean }): CommandOutput {
  const paint = painters(colors.createColors(options.color && colors.isColorSupported));
  let progress = '';

  const clear = (): void => {
    if (progress !== '') process.stderr.write('\r\u001b[2K');
    progress = '';
  };
  const styled = ({ text, style }: StyledText): string => (style ? paint[style](displayed(text)) : displayed(text));

  return {
    json: options.json,
    interactive: process.stdout.isTTY,
    columns: process.stdout.columns ?? 80,
    line(text = '') {
      clear();
      process.stdout.write(`${typeof text === 'string' ? displayed(text) : text.map(styled).join('')}\n`);
    },
    value(value) {
      clear();
      process.stdout.write(`${displayedJson(value)}\n`);
    },
    note(text) {
      clear();
      process.stderr.write(`${displayed(text)}\n`);
    },
    progress(text) {
      if (!process.stderr.isTTY) return;
      clear();
      if (text === undefined) return;
      progress = displayed(text).slice(0, Math.max(10, (process.stderr.columns ?? 80) - 1));
      process.stderr.write(progress);
    },
    async confirm(question) {
      if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
      clear();
      const { createInterface } = await import('node:readline/promises');
      const prompt = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return await new Promise<boolean>((resolve, reject) => {
          prompt.on('SIGINT', () => reject(new PaiseError('ABORTED', 'Interrupted.')));
          prompt.on('close', () => resolve(false));
          prompt.question(`${displayed(question)} [y/N] `).then((answer) => resolve(/^y(es)?$/i.test(answer.trim())), reject);
        });
      } finally {
        prompt.close();
      }
    },
  };
}

function painters(color: ReturnType<typeof colors.createColors>): Readonly<Record<TextStyle, (text: string) => string>> {
  return {
    strong: color.bold,
    dim: color.dim,
    match: (text) => color.bold(color.yellow(text)),
    title: (text) => color.bold(color.cyan(text)),
    good: color.green,
    warning: color.yellow,
    bad: color.red,
  };
}
