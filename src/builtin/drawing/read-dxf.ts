import { decodeAnsi } from '../../kit/plain-text/decode-ansi.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { dxfGroups } from './dxf-groups.ts';
import { plainDxfText, plainMtext } from './dxf-text.ts';

/** Group codes with words, by the kind of entity or object (AutoCAD DXF Reference, "ENTITIES Section"). */
const wording: Readonly<Record<string, readonly number[]>> = {
  TEXT: [1],
  MTEXT: [3, 1],
  ATTRIB: [1],
  ATTDEF: [3, 1],
  DIMENSION: [1],
  TOLERANCE: [1],
  MULTILEADER: [304],
  ACAD_TABLE: [1, 2, 302, 303],
  ARCALIGNEDTEXT: [1],
  LAYER: [2],
  LAYOUT: [1],
};
/** Texts that may be of several lines, and have codes for their looks. */
const formatted = new Set(['MTEXT', 'DIMENSION', 'MULTILEADER', 'ACAD_TABLE', 'TOLERANCE']);
/** From this version on, 2007, files are in UTF-8. */
const firstWithUnicode = 'AC1021';
const dates: Readonly<Record<string, string>> = { $TDUCREATE: 'createdAt', $TDUUPDATE: 'modifiedAt' };
const pageNames: Readonly<Record<string, number>> = {
  dos850: 850,
  dos932: 932,
  johab: 1361,
  ksc5601: 949,
  gb2312: 936,
  big5: 950,
  mac: 10_000,
};

const western = (value: Uint8Array): string => decodeAnsi(value, 1252);

/** The words of a drawing: texts, attributes, dimensions with words, tables; names of layers and layouts. */
export function readDxf(bytes: Uint8Array): { readonly text: string; readonly metadata: MetadataFields } {
  const lines: string[] = [];
  const layers = new Set<string>();
  const metadata: MetadataFields = {};
  let decode = western;
  let kind = '';
  let variable = '';
  let parts: string[] = [];

  function endEntity(): void {
    const whole = parts.join('');
    const plain = (formatted.has(kind) ? plainMtext(whole) : plainDxfText(whole)).trim();
    if (kind === 'LAYER') layers.add(plain);
    else if (plain !== '' && plain !== '<>') lines.push(plain);
    parts = [];
  }

  for (const { code, value } of dxfGroups(bytes)) {
    if (code === 0) {
      endEntity();
      kind = value.length < 40 ? decode(value).trim() : '';
    } else if (code === 9) variable = decode(value).trim();
    else if (variable === '$ACADVER' && code === 1) {
      if (decode(value).trim() >= firstWithUnicode) decode = (text) => decodeAnsi(text, 65_001);
    } else if (variable === '$DWGCODEPAGE' && code === 3) {
      const page = codePageOf(decode(value));
      if (page !== undefined && decode(Buffer.from('é')) !== 'é') decode = (text) => decodeAnsi(text, page);
    } else if (code === 40 && variable in dates) {
      Object.assign(metadata, dateField(dates[variable], decode(value)));
    } else if (wording[kind]?.includes(code)) {
      // Cells of a table are texts of their own.
      if (kind === 'ACAD_TABLE' && parts.length > 0) parts.push('\\P');
      parts.push(decode(value));
    }
    if (code === 0) variable = '';
  }
  endEntity();
  const named = [...layers].filter((name) => name !== '' && name !== '0');
  return { text: [...lines, ...named].join('\n'), metadata };
}

function codePageOf(name: string): number | undefined {
  const plain = name.trim().toLowerCase();
  const number = /^(?:ansi_|dos)?(\d{3,4})$/.exec(plain)?.[1];
  return pageNames[plain] ?? (number === undefined ? undefined : Number(number));
}

/** Of a Julian date, in days, in universal time. */
function dateField(field: string | undefined, days: string): MetadataFields {
  const ms = (Number(days) - 2_440_587.5) * 86_400_000;
  return field !== undefined && ms > 0 && ms < Date.UTC(2200, 0) ? { [field]: new Date(Math.round(ms / 1000) * 1000).toISOString() } : {};
}
