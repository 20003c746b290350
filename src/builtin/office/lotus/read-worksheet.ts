import { decodeAnsi } from '../../../kit/plain-text/decode-ansi.ts';
import { SkipContent } from '../../../plugin/outcomes.ts';
import type { TextOutput } from '../text-output.ts';
import { decodeLmbcs } from './decode-lmbcs.ts';
import { longReal } from './long-real.ts';

/** How cells of a kind of worksheet are written: where the row is, and where what the cell holds begins. */
interface CellLayout {
  readonly row: number;
  readonly value: number;
  decode(bytes: Buffer): string;
}

const ansi = (bytes: Buffer): string => decodeAnsi(bytes, 1252);
const layouts = {
  lotus1: { row: 3, value: 5, decode: ansi },
  lotus3: { row: 0, value: 4, decode: decodeLmbcs },
  quattroWindows: { row: 2, value: 6, decode: ansi },
} as const satisfies Record<string, CellLayout>;

/** Types of records, in 1-2-3 until 2.x, Symphony, Works and Quattro Pro; and in 1-2-3 from 3 on. */
const early = { password: 0x4b, integer: 0x0d, real: new Set([0x0e, 0x10]), text: new Set([0x0f, 0x33]) };
const late = { text: new Set([0x16, 0x1a]), small: 0x18, long: new Set([0x17, 0x19]), real: new Set([0x27, 0x28]) };
const labelTypes: ReadonlySet<number> = new Set([0x0f, 0x16]);
const alignment = /^['"^\\|]/;

/** Reads the cells of a worksheet, which is a list of records. `false` where it is none. */
export function readWorksheet(data: Buffer, output: TextOutput): boolean {
  const layout = layoutOf(data);
  if (layout === undefined) return false;
  const isEarly = layout !== layouts.lotus3;
  let row = -1;

  function write(record: Buffer, text: string): void {
    const shown = text.replaceAll(/\s+/g, ' ').trim();
    if (shown === '') return;
    const cellRow = record.readUInt16LE(layout?.row ?? 0);
    if (cellRow !== row) output.line();
    row = cellRow;
    output.write(shown);
    output.cell();
  }

  for (let at = 0; at + 4 <= data.length && !output.isFull();) {
    const type = data.readUInt16LE(at);
    const record = data.subarray(at + 4, at + 4 + data.readUInt16LE(at + 2));
    at += 4 + record.length;
    if (type === early.password && isEarly && record.some((byte) => byte !== 0))
      throw new SkipContent('It is protected with a password.', 'encrypted');
    if (record.length <= layout.value) continue;
    const value = record.subarray(layout.value);
    if ((isEarly ? early : late).text.has(type)) write(record, textOf(value, layout, labelTypes.has(type)));
    else write(record, numberOf(type, value, isEarly));
  }
  return true;
}

function layoutOf(data: Buffer): CellLayout | undefined {
  if (data.length < 8) return undefined;
  const [type, size, version] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)];
  if (type === 0 && size === 0x1a && version >= 0x1000 && version <= 0x1010) return layouts.lotus3;
  if (type === 0 && (version === 0x1001 || version === 0x1002)) return layouts.quattroWindows;
  const isEarly = (type === 0 || type === 0xff) && size === 2 && (version === 0x5120 || (version >= 0x0404 && version <= 0x0406));
  return isEarly || type === 0x5420 ? layouts.lotus1 : undefined;
}

/** What is before a label says how it is aligned. */
function textOf(value: Buffer, { decode }: CellLayout, isLabel: boolean): string {
  const end = value.indexOf(0);
  const text = decode(end === -1 ? value : value.subarray(0, end));
  return isLabel ? text.replace(alignment, '') : text;
}

function numberOf(type: number, value: Buffer, isEarly: boolean): string {
  if (isEarly && type === early.integer && value.length >= 2) return String(value.readInt16LE(0));
  if ((isEarly ? early : late).real.has(type) && value.length >= 8) return shown(value.readDoubleLE(0));
  if (!isEarly && late.long.has(type) && value.length >= 10) return shown(longReal(value));
  return !isEarly && type === late.small && value.length >= 2 ? shown(smallNumber(value.readInt16LE(0))) : '';
}

/** Integers are even; odd ones hold a number and which of these powers it is times. */
function smallNumber(packed: number): number {
  if ((packed & 1) === 0) return packed >> 1;
  const factor = [5000, 500, 0.05, 0.005, 0.0005, 0.00005, 1 / 16, 1 / 64][(packed >> 1) & 7] ?? 1;
  return (packed >> 4) * factor;
}

const shown = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(12))) : '');
