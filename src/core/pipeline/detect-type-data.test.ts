import { expect, test } from 'vitest';
import { detectType } from './detect-type.ts';

const filled = (hex: string, text = ''): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(text), Buffer.alloc(600)]);

test.each([
  ['nameless', filled('2142444e00000000534d1700'), 'application/vnd.ms-outlook-pst'],
  ['nameless', filled('2142444e00000000534f2400'), 'application/vnd.ms-outlook-pst'],
  ['nameless', filled('000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011'), 'application/x-sas-data'],
  ['nameless', filled('24464c32', '@(#) SPSS DATA FILE'), 'application/x-spss-sav'],
  ['nameless', filled('', '<stata_dta><header><release>118</release>'), 'application/x-stata-dta'],
  ['a.dta', filled('72020100'), 'application/x-stata-dta'],
  ['a.bin', filled('72020100'), 'application/octet-stream'],
  ['nameless', filled('49545346'), 'application/vnd.ms-htmlhelp'],
  ['a.dbf', filled('037c0501'), 'application/vnd.dbf'],
  ['nameless', filled('504b0304', 'Index/Document.iwa'), 'application/vnd.apple.iwork'],
  ['a.numbers', filled('504b0304', 'Index/Document.iwa'), 'application/vnd.apple.numbers'],
  ['a.kth', filled('504b0304', 'index.apxl'), 'application/vnd.apple.keynote'],
  ['a.key', Buffer.from('-----BEGIN PRIVATE KEY-----\n'), 'text/plain'],
])('%s is known: case %#', async (name, bytes, mimeType) => {
  expect((await detectType(name, bytes)).mimeType).toBe(mimeType);
});
