const roman: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number as list labels show it; formats by their names in WordprocessingML (ECMA-376 part 1, 17.18.59), others as digits. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return romanNumber(value);
    case 'upperRoman':
      return romanNumber(value).toUpperCase();
    case 'ordinal':
      return `${value}${ordinalSuffix(value)}`;
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
    case 'bullet':
      return '';
    default:
      return String(value);
  }
}

/** a…z, aa…zz, aaa…: the letter repeats. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function romanNumber(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  let text = '';
  for (const [worth, digits] of roman) {
    for (; left >= worth; left -= worth) text += digits;
  }
  return text;
}

function ordinalSuffix(value: number): string {
  const tens = value % 100;
  if (tens > 10 && tens < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
