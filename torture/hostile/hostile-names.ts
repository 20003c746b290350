import { makeCpio } from '../../src/builtin/archive/test-packages.ts';
import { makeLha, makeSevenZip } from '../../src/builtin/archive/test-stored.ts';
import { makeTar, paxRecords } from '../../src/builtin/archive/test-tar.ts';
import { makeZip } from '../../src/kit/zip/test-zip.ts';
import type { Bait, HostileFile } from './hostile-file.ts';

/** Archives whose names lead out of them, or are none. */
export function hostileNames(bait: Bait): readonly HostileFile[] {
  const names = namesFor(bait);
  const texts = names.filter((name) => typeof name === 'string');
  const [inZip, inTar, inCpio, inSevenZip, inLha] = Array.from({ length: 5 }, bait.newWord);
  const short = texts.filter((name) => name !== '' && name.length < 100 && !name.includes('\0'));
  return [
    file('names.zip', makeZip(withWord(inZip, names)), inZip),
    file(
      'names.tar',
      makeTar([...withWord(inTar, names), ...texts.flatMap((name) => [paxRecords({ path: name }), { name: 'x', data: 'escaped' }])]),
      inTar,
    ),
    file('names.cpio', makeCpio(withWord(inCpio, texts)), inCpio),
    file('names.7z', makeSevenZip(withWord(inSevenZip, short)), inSevenZip),
    file('names.lzh', makeLha(withWord(inLha, short)), inLha),
  ];
}

function namesFor({ escapedName, secretPath }: Bait): readonly (string | Buffer)[] {
  const up = '../'.repeat(20);
  return [
    `../${escapedName}`,
    `${up}tmp/${escapedName}`,
    `${up}${escapedName}`,
    `/tmp/${escapedName}`,
    `//tmp/${escapedName}`,
    `a/../../${escapedName}`,
    `..\\..\\${escapedName}`,
    `C:\\${escapedName}`,
    `\\\\host\\share\\${escapedName}`,
    `file:///tmp/${escapedName}`,
    secretPath,
    '',
    ' ',
    '.',
    '..',
    '/',
    './',
    '../',
    'CON',
    'nul.txt',
    'a/',
    'dir/./../x.txt',
    '!/x.txt',
    'a.zip!/b.txt',
    '%2e%2e%2fx.txt',
    '-rf',
    '~/.profile',
    'a\0b.txt',
    'line\nbreak.txt',
    '\u001b[2Jscreen.txt',
    '\u007f\u0001.txt',
    'txt.\u202Eexe.txt',
    '\u200f\u2066rtl.txt',
    '\uFEFFbom.txt',
    // Not UTF-8, surrogates, and dots in more bytes than they need.
    ...['c328ff2e747874', 'eda080eda080', 'fffe80', 'c0aec0ae2f78'].map((bytes) => Buffer.from(bytes, 'hex')),
    'twice.txt',
    'twice.txt',
    'twice.txt',
    'TWICE.TXT',
    'twi\u0301ce',
    'tw\u00edce',
    `${'d/'.repeat(5000)}deep.txt`,
    `${'n'.repeat(60_000)}.txt`,
  ];
}

const withWord = <T>(word: string | undefined, list: readonly T[]): readonly { readonly name: T | string; readonly data: string }[] => [
  ...list.map((name) => ({ name, data: 'escaped' })),
  { name: 'note.txt', data: word ?? '' },
];

const file = (name: string, bytes: Buffer, word: string | undefined): HostileFile => ({
  name,
  bytes,
  ...(word !== undefined && { word }),
});
