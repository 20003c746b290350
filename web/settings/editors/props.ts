import type { FunctionComponent } from 'preact';
import type { JsonValue } from '../../../src/plugin/metadata.ts';
import type { Shape } from '../shape.ts';

/** What every editor of a value is given. */
export interface EditorProps<Own extends Shape = Shape> {
  readonly shape: Own;
  readonly value: JsonValue | undefined;
  /** Shown where nothing is typed. */
  readonly preset?: JsonValue | undefined;
  readonly id: string;
  /** Name of the value, for those who do not see where it stands. */
  readonly label: string;
  /** Ids of what explains it. */
  readonly about?: string;
  readonly isWrong?: boolean;
  onChange(value: JsonValue): void;
}

export type ShapeOf<Kind extends Shape['kind']> = Extract<Shape, { readonly kind: Kind }>;

/** Attributes that tie a control to its explanation. */
export const described = ({ about, isWrong }: Pick<EditorProps, 'about' | 'isWrong'>) => ({
  'aria-describedby': about,
  'aria-invalid': isWrong ? ('true' as const) : undefined,
});

/** For editors of values that hold others. It is handed to them because it knows all of them. */
export interface OuterProps<Own extends Shape> extends EditorProps<Own> {
  readonly Inner: FunctionComponent<EditorProps>;
}

/** A single value as it is typed. */
export const typedText = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
