import { makeTar, paxRecords, tarMember, type TarMember } from '../../src/builtin/archive/test-tar.ts';
import { overLimit, type Bait, type HostileFile } from './hostile-file.ts';

const isWide = (bytes: Buffer): readonly [number, Buffer] => [124, bytes];

/** Tar archives with links and devices, and with sizes that cannot be. */
export function hostileTars({ newWord, secretPath }: Bait): readonly HostileFile[] {
  const [links, sizes] = [newWord(), newWord()];
  const linkTo = (type: string, name: string): TarMember => ({ name, type, fields: [[157, Buffer.from(secretPath).subarray(0, 100)]] });
  const none = Buffer.alloc(0);
  return [
    {
      name: 'links-and-devices.tar',
      bytes: makeTar([
        linkTo('1', 'hard-link.txt'),
        linkTo('2', 'link.txt'),
        linkTo('2', 'folder'),
        { name: 'folder/through-the-link.txt', data: 'through' },
        ...['3', '4', '6', '7', 'Z', '\0'].map((type) => ({ name: `type-${type.charCodeAt(0)}`, type })),
        { ...paxRecords({ linkpath: secretPath, size: '99999999999999999999' }) },
        linkTo('2', 'link-again.txt'),
        { name: 'note.txt', data: links },
      ]),
      word: links,
    },
    {
      name: 'sizes-that-cannot-be.tar',
      bytes: makeTar([
        { name: 'note.txt', data: sizes },
        { name: 'eight-gigabytes.txt', fields: [isWide(Buffer.from('77777777777\0'))] },
      ]),
      word: sizes,
      ends: [...overLimit, 'damaged'],
    },
    { name: 'negative-size.tar', bytes: makeTar([{ name: 'a.txt', data: 'words', fields: [isWide(Buffer.alloc(12, 0xff))] }]) },
    {
      name: 'wide-size.tar',
      bytes: makeTar([{ name: 'a.txt', data: 'words', fields: [isWide(Buffer.from(`80${'7f'.repeat(11)}`, 'hex'))] }]),
    },
    { name: 'pax-size.tar', bytes: makeTar([paxRecords({ size: '9'.repeat(300) }), { name: 'a.txt', data: 'words' }]) },
    {
      name: 'pax-lengths.tar',
      bytes: makeTar([{ name: 'PaxHeader', type: 'x', data: '99999999999999999999 path=a\n-5 path=b\n0 =\n'.repeat(1000) }]),
    },
    {
      name: 'long-name-without-end.tar',
      bytes: makeTar([{ name: '././@LongLink', type: 'L', data: 'x', fields: [isWide(Buffer.from('77777777777\0'))] }]),
    },
    {
      name: 'long-names-only.tar',
      bytes: Buffer.concat([...Array.from({ length: 20_000 }, () => tarMember({ name: 'L', type: 'L', data: 'n' })), none]),
    },
    { name: 'sparse.tar', bytes: makeTar([sparse(), { name: 'after.txt', data: 'words' }]) },
  ];
}

/** Old GNU sparse file: one hole of a terabyte. */
const sparse = (): TarMember => ({
  name: 'hole.txt',
  type: 'S',
  data: 'x'.repeat(512),
  fields: [
    [386, Buffer.from('00000000000\x0000000001000\0')],
    [483, Buffer.from('80000000000000ffffffffff', 'hex')],
  ],
});
