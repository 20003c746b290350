/** What a value stands for: from its first moment, byte or page up to the next. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Where it ends when it stands alone: `10mb` is anything up to 11 MB. */
  readonly looseTo?: number;
  /** It is an age: a greater one is earlier, and alone it means no older than this. */
  readonly isAge?: boolean;
}

/** At least `from` and below `to`. */
export interface ValueRange {
  readonly from?: number;
  readonly to?: number;
}

const comparison = /^(<=|>=|=|<|>|≤|≥|⩽|⩾)(.+)$/s;
const opposite: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
const ascii: Readonly<Record<string, string>> = { '≤': '<=', '⩽': '<=', '≥': '>=', '⩾': '>=' };

/** The range that `>x`, `x..y`, `x..` or `x` stands for. `undefined` where `spanOf` does not understand a part of it. */
export function valueRange(value: string, spanOf: (value: string) => Span | undefined): ValueRange | undefined {
  const [, operator = '', rest = ''] = comparison.exec(value) ?? [];
  if (operator !== '') return compared(ascii[operator] ?? operator, spanOf(rest.trim()));
  const dots = value.indexOf('..');
  if (dots >= 0)
    return between(
      value.slice(0, dots).trim(),
      value
        .slice(dots)
        .replace(/^\.{2,3}/, '')
        .trim(),
      spanOf,
    );
  return compared('=', spanOf(value));
}

function compared(operator: string, span: Span | undefined): ValueRange | undefined {
  if (span === undefined) return undefined;
  switch (span.isAge === true ? (opposite[operator] ?? operator) : operator) {
    case '<':
      return { to: span.from };
    case '<=':
      return { to: span.to };
    case '>':
      return { from: span.to };
    case '>=':
      return { from: span.from };
    default:
      return span.isAge === true ? { from: span.from } : { from: span.from, to: span.looseTo ?? span.to };
  }
}

/** In either order; one side may be open. */
function between(low: string, high: string, spanOf: (value: string) => Span | undefined): ValueRange | undefined {
  const [one, other] = [low === '' ? undefined : spanOf(low), high === '' ? undefined : spanOf(high)];
  if ((low !== '' && one === undefined) || (high !== '' && other === undefined)) return undefined;
  if (one !== undefined && other !== undefined) return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
  if (one !== undefined) return { from: one.from };
  return other && { to: other.to };
}
