/** Beginnings of stores and tables of data, in hexadecimal; some have a part that may be anything. */
const beginnings: readonly (readonly [hex: RegExp, type: string])[] = [
  [/^2142444e.{8}(?:534d|534f)/, 'application/vnd.ms-outlook-pst'],
  [/^0{24}c2ea8160b31411cfbd92080009c7318c181f1011/, 'application/x-sas-data'],
  [/^(?:24464c3[23])/, 'application/x-spss-sav'],
  [/^3c73746174615f6474613e/, 'application/x-stata-dta'],
  [/^(?:6[9c-f]|7[0-3])(?:01|02)01(?:00|01)/, 'application/x-stata-dta'],
  [/^49545346/, 'application/vnd.ms-htmlhelp'],
];

/** Documents of Pages, Numbers and Keynote are archives with this entry, which the programs write first or nearly so. */
const iworkEntry = 'Index/Document.iwa';

export function typeOfData(head: Buffer, hint: string | undefined): string | undefined {
  const hex = head.toString('hex', 0, 32);
  const type = beginnings.find(([beginning]) => beginning.test(hex))?.[1];
  // Two bytes are little to go by.
  if (type === 'application/x-stata-dta' && !hex.startsWith('3c') && hint !== type) return undefined;
  if (type !== undefined) return type;
  return hex.startsWith('504b0304') && head.includes(iworkEntry) ? 'application/vnd.apple.iwork' : undefined;
}
