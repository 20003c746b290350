import { makeIso } from '../../src/builtin/archive/test-iso.ts';
import { makeAr, makeCpio, makeDeb, makeRpm } from '../../src/builtin/archive/test-packages.ts';
import { makeCab, makeLha, makeRar, makeSevenZip, makeXar } from '../../src/builtin/archive/test-stored.ts';
import { sampleText } from '../../src/builtin/archive/test-files.ts';
import { damageBytes } from '../support/damage.ts';
import type { HostileFile } from './hostile-file.ts';

const files = [
  { name: 'a.txt', data: sampleText(3000) },
  { name: 'folder/b.md', data: sampleText(1000) },
  { name: 'c.txt', data: 'words' },
];
const whole: Readonly<Record<string, () => Buffer>> = {
  '7z': () => makeSevenZip(files),
  rar: () => makeRar(files),
  cab: () => makeCab(files),
  lzh: () => makeLha(files),
  xar: () => makeXar(files),
  iso: () => makeIso({ title: 'DISC', names: 'joliet', files }),
  cpio: () => makeCpio(files),
  ar: () => makeAr(files),
  deb: () => makeDeb('Package: name\n', files),
  rpm: () => makeRpm({ 1000: 'name' }, files),
};

/** Archives of the rarer kinds: damaged at random, with numbers that cannot be, and an image whose folders are in a circle. */
export function damagedArchives(random: () => number, perKind: number): readonly HostileFile[] {
  return [
    ...Object.entries(whole).flatMap(([kind, make]) => {
      const bytes = make();
      const donor = (whole['rar'] ?? make)();
      return [
        ...Array.from({ length: perKind }, (_, at) => ({ name: `damaged-${at}.${kind}`, bytes: damageBytes(bytes, donor, random).bytes })),
        { name: `all-ones.${kind}`, bytes: Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(500, 255), bytes.subarray(512)]) },
      ];
    }),
    { name: 'circle.iso', bytes: makeIso({ title: 'CIRCLE', names: 'joliet', files, loop: true }) },
    { name: 'huge-fields.cpio', bytes: Buffer.from(`070701${'ffffffff'.repeat(13)}name`) },
    { name: 'size-of-terabytes.7z', bytes: withSize(makeSevenZip(files)) },
  ];
}

function withSize(archive: Buffer): Buffer {
  archive.writeBigUInt64LE(2n ** 60n, 12);
  return archive;
}
