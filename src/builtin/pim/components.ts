import { readContentLines, type ContentLine } from './content-lines.ts';

/** What stands between `BEGIN` and `END`, without the components within it. */
export interface Component {
  /** In upper case: `VEVENT`. */
  readonly name: string;
  readonly lines: readonly ContentLine[];
  /** Whether it ends as it should. */
  readonly isComplete: boolean;
}

const deepest = 20;
const mostLines = 10_000;

/** Components in the order in which they end. What is never ended counts as far as it goes. */
export function* readComponents(text: string): Generator<Component> {
  const open: { readonly name: string; readonly lines: ContentLine[] }[] = [];
  for (const line of readContentLines(text)) {
    const name = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (open.length >= deepest) return;
      open.push({ name, lines: [] });
    } else if (line.name === 'END') {
      const at = open.findLastIndex((component) => component.name === name);
      const ended = at === -1 ? [] : open.splice(at).toReversed();
      for (const [index, component] of ended.entries()) yield { ...component, isComplete: index === ended.length - 1 };
    } else {
      const lines = open.at(-1)?.lines;
      if (lines !== undefined && lines.length < mostLines) lines.push(line);
    }
  }
  for (let last = open.pop(); last !== undefined; last = open.pop()) yield { ...last, isComplete: false };
}

/** Its properties of these names. */
export function linesNamed(component: Component, ...names: readonly string[]): readonly ContentLine[] {
  return component.lines.filter(({ name }) => names.includes(name));
}
