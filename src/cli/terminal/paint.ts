import type { TextStyle } from '../../plugin/command.ts';

/** Parameters of `SGR` (ECMA-48) by style. */
export type Paint = Readonly<Record<TextStyle, string>>;

export const colourPaint: Paint = { strong: '1', dim: '2', match: '1;33', title: '1;36', good: '32', warning: '33', bad: '31' };
/** Without colours what matches is underlined. */
export const plainPaint: Paint = { strong: '1', dim: '2', match: '1;4', title: '1', good: '', warning: '', bad: '1' };
