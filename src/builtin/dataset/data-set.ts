import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

export interface Column {
  readonly name: string;
  /** What people call it. */
  readonly label?: string | undefined;
  /** Names of its values. */
  readonly valueLabels?: readonly string[] | undefined;
}

/** Text, a number, or nothing. Dates are text. */
export type Cell = string | number | undefined;

/** A table, whichever program wrote it. */
export interface DataSet {
  readonly columns: readonly Column[];
  /** As far as the file says. */
  readonly rowCount: number;
  readonly fields: MetadataFields;
  /** What the author wrote about it. */
  readonly notes: readonly string[];
  rows(): AsyncIterable<readonly Cell[]>;
  /** Known once the rows are through. */
  isDamaged(): boolean;
}

/** `undefined` where the file is something else. */
export type OpenDataSet = (file: RangedBytes) => Promise<DataSet | undefined>;
