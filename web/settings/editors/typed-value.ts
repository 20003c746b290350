import type { JsonValue } from '../../../src/plugin/metadata.ts';
import type { Shape } from '../shape.ts';

/** What typed text stands for. A number that is none stays text, and the check says what is wrong with it. */
export function typedValue({ kind }: Shape, typed: string): JsonValue {
  const text = typed.trim();
  return kind === 'number' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : typed;
}

/** What a new item begins with. */
export function blankOf(shape: Shape): JsonValue {
  switch (shape.kind) {
    case 'text':
      return '';
    case 'number':
      return shape.least ?? 0;
    case 'switch':
      return false;
    case 'choice':
      return shape.among[0] ?? '';
    case 'list':
      return shape.of.kind === 'text' ? [''] : [];
    case 'map':
      return {};
    case 'record':
      return Object.fromEntries(shape.members.filter(({ isRequired }) => isRequired).map(({ name, shape: own }) => [name, blankOf(own)]));
    case 'union':
      return shape.of[0] ? blankOf(shape.of[0]) : '';
    case 'free':
      return null;
  }
}
