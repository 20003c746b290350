import { formatNumber } from './number-format.ts';

/** One level of a list. */
export interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** The label, with `%1` to `%9` for the numbers of the levels. */
  readonly text: string;
  /** All numbers of the label are digits. */
  readonly isLegal: boolean;
  /** It begins again after a paragraph of a level before this one; where it is absent, after any level above its own. */
  readonly restartsAfter?: number;
}

/** Paragraphs refer to a list; several lists may count on together, as they have one definition. */
export interface List {
  readonly definition: string;
  /** Levels that this list has otherwise than its definition. */
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Levels that begin anew where the list does, and with which number. */
  readonly starts: ReadonlyMap<number, number>;
}

export interface ListCounter {
  /** The label of the next paragraph of the list; '' for a bullet, or what is no list. */
  label(list: string, level: number): string;
}

const levelCount = 9;

export function createListCounter(
  definitions: ReadonlyMap<string, ReadonlyMap<number, ListLevel>>,
  lists: ReadonlyMap<string, List>,
): ListCounter {
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  function levelOf(list: List, level: number): ListLevel | undefined {
    return list.levels.get(level) ?? definitions.get(list.definition)?.get(level);
  }

  function numbersOf(id: string, list: List, level: number): (number | undefined)[] {
    const numbers = counters.get(list.definition) ?? [];
    counters.set(list.definition, numbers);
    const key = `${id} ${level}`;
    const start = begun.has(key) ? undefined : list.starts.get(level);
    begun.add(key);
    if (start !== undefined) numbers[level] = start - 1;
    return numbers;
  }

  return {
    label(id, level) {
      const list = lists.get(id);
      const own = list && level >= 0 && level < levelCount ? levelOf(list, level) : undefined;
      if (!list || !own) return '';
      const numbers = numbersOf(id, list, level);
      numbers[level] = (numbers[level] ?? own.start - 1) + 1;
      // A level that is left out counts as begun.
      for (let above = 0; above < level; above += 1) numbers[above] ??= levelOf(list, above)?.start ?? 1;
      for (let deeper = level + 1; deeper < levelCount; deeper += 1) {
        if (level < (levelOf(list, deeper)?.restartsAfter ?? deeper)) numbers[deeper] = undefined;
      }
      if (own.format === 'bullet') return '';
      return own.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const shown = levelOf(list, index);
        const value = numbers[index] ?? shown?.start ?? 1;
        return formatNumber(value, own.isLegal ? 'decimal' : (shown?.format ?? 'decimal'));
      });
    },
  };
}
