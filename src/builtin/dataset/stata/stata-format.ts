import type { RangedBytes } from '../../../kit/ranged-bytes/ranged-bytes.ts';
import type { NumberReader } from '../number-reader.ts';

/** Widths of what a file of Stata consists of, which grew from version to version (https://www.stata.com/help.cgi?dta). */
export interface StataFormat {
  readonly release: number;
  readonly numbers: NumberReader;
  readonly charset: string | undefined;
  /** Bytes of a name, a format, a label of a variable. */
  readonly nameSize: number;
  readonly formatSize: number;
  readonly labelSize: number;
}

/** Where the parts of a file are, whichever version it is of. */
export interface StataParts {
  readonly format: StataFormat;
  readonly columnCount: number;
  readonly rowCount: number;
  readonly label: string;
  readonly timestamp: string;
  /** Types of the columns, as the newest version numbers them. */
  readonly types: readonly number[];
  readonly names: Buffer;
  readonly formats: Buffer;
  readonly valueLabelNames: Buffer;
  readonly labels: Buffer;
  readonly dataAt: number;
  /** Absent where they follow the rows. */
  readonly valueLabelsAt: number | undefined;
  /** Long strings. */
  readonly stringsAt: number | undefined;
}

export const stataTypes = { long: 32_768, double: 65_526, float: 65_527, int32: 65_528, int16: 65_529, int8: 65_530 };
export const mostColumns = 120_000;

export function stataFormat(release: number, numbers: NumberReader): StataFormat {
  return {
    release,
    numbers,
    charset: release >= 118 ? 'utf-8' : undefined,
    nameSize: release >= 118 ? 129 : release >= 110 ? 33 : 9,
    formatSize: release >= 118 ? 57 : release >= 114 ? 49 : release >= 105 ? 12 : 7,
    labelSize: release >= 118 ? 321 : release >= 108 ? 81 : 32,
  };
}

export async function copyOf(file: RangedBytes, start: number, length: number): Promise<Buffer> {
  return Buffer.from(await file.read(start, length));
}
