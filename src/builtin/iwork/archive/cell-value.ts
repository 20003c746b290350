import { appleDate } from '../apple-date.ts';

/** What the number in a cell stands for: text is kept elsewhere, once for all cells that have it. */
export interface SharedTexts {
  plain(id: number): string;
  rich(id: number): string;
}

const kinds = { number: 2, text: 3, date: 5, boolean: 6, duration: 7, rich: 9, currency: 10 };
const headerSize = 12;
const currentVersion = 5;
const decimalBias = 0x1820;

/** The value of a cell as text. The header says which fields follow it, in the order of their flags. */
export function cellValue(cell: Buffer, texts: SharedTexts): string {
  if (cell.length < headerSize) return '';
  return cell[0] === currentVersion ? currentValue(cell, texts) : olderValue(cell, texts);
}

function currentValue(cell: Buffer, texts: SharedTexts): string {
  const flags = cell.readUInt32LE(8);
  let at = headerSize;
  const take = (flag: number, size: number): Buffer | undefined => {
    if ((flags & flag) === 0) return undefined;
    at += size;
    return at <= cell.length ? cell.subarray(at - size, at) : undefined;
  };
  const decimal = take(1, 16);
  const double = take(2, 8);
  const seconds = take(4, 8);
  const plain = take(8, 4);
  const rich = take(16, 4);
  switch (cell[1]) {
    case kinds.number:
    case kinds.currency:
      return decimal === undefined ? numberText(double?.readDoubleLE()) : decimalText(decimal);
    case kinds.duration:
      return durationText(double?.readDoubleLE());
    default:
      return valueText(
        cell[1],
        { double: double?.readDoubleLE(), seconds: seconds?.readDoubleLE(), plain: plain?.readUInt32LE(), rich: rich?.readUInt32LE() },
        texts,
      );
  }
}

/** As programs of before 2020 wrote them. */
function olderValue(cell: Buffer, texts: SharedTexts): string {
  const flags = cell.readUInt32LE(4);
  const isFirst = (cell[0] ?? 0) <= 1;
  let at = isFirst ? 8 : headerSize;
  const skip = (mask: number): void => {
    for (let bit = 1; bit <= mask; bit *= 2) if ((flags & mask & bit) !== 0) at += 4;
  };
  const take = (flag: number, size: number): Buffer | undefined => {
    if ((flags & flag) === 0) return undefined;
    at += size;
    return at <= cell.length ? cell.subarray(at - size, at) : undefined;
  };
  skip(isFirst ? 0x18e : 0xd8e);
  const rich = take(0x200, 4);
  skip(isFirst ? 0x1000 : 0x3000);
  const plain = take(0x10, 4);
  const double = take(0x20, 8);
  const seconds = take(0x40, 8);
  const values = {
    double: double?.readDoubleLE(),
    seconds: seconds?.readDoubleLE(),
    plain: plain?.readUInt32LE(),
    rich: rich?.readUInt32LE(),
  };
  if (cell[2] === kinds.number) return numberText(values.double);
  return cell[2] === kinds.duration ? durationText(values.double) : valueText(cell[2], values, texts);
}

interface Values {
  readonly double: number | undefined;
  readonly seconds: number | undefined;
  readonly plain: number | undefined;
  readonly rich: number | undefined;
}

function valueText(kind: number | undefined, { double, seconds, plain, rich }: Values, texts: SharedTexts): string {
  if (kind === kinds.text && plain !== undefined) return texts.plain(plain);
  if (kind === kinds.rich && rich !== undefined) return texts.rich(rich);
  if (kind === kinds.date && seconds !== undefined) return appleDate(seconds) ?? '';
  return kind === kinds.boolean && double !== undefined ? String(double > 0).toUpperCase() : '';
}

const numberText = (value: number | undefined): string => (value === undefined || !Number.isFinite(value) ? '' : String(value));

/** Hours, minutes and seconds. */
function durationText(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return '';
  const whole = Math.floor(Math.abs(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
  return `${seconds < 0 ? '-' : ''}${parts.join(':')}`;
}

/** IEEE 754-2008 decimal128 with a binary significand. */
function decimalText(bytes: Buffer): string {
  const [low, high] = [bytes.readBigUInt64LE(0), bytes.readBigUInt64LE(8)];
  const significand = ((high & 0x1_ffff_ffff_ffffn) << 64n) | low;
  const exponent = Number((high >> 49n) & 0x3fffn) - decimalBias;
  const value = Number(`${significand}e${exponent}`);
  return numberText(high >> 63n === 1n ? -value : value);
}
