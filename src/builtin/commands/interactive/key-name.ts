import type { Key } from '../../../plugin/command.ts';

/** `ctrl-left`, `shift-tab`; of a key that types, what it types. */
export function keyName({ name, text, ctrl, alt, shift }: Key): string {
  if (name === undefined) return text ?? '';
  return `${ctrl ? 'ctrl-' : ''}${alt ? 'alt-' : ''}${shift ? 'shift-' : ''}${name}`;
}
