import { isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';

test.each(['1.1.1.1', '8.8.8.8', '172.15.255.255', '172.32.0.0', '100.63.255.255', '100.128.0.0', '169.253.0.1', '223.255.255.255'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each(['2606:4700:4700::1111', '2a00:1450:4001::200e', '::ffff:8.8.8.8', '::ffff:808:808', '64:ff9b::8.8.8.8', '64:ff9b::808:808'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each(
  [
    '0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1',
    '192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.251 239.255.255.250 240.0.0.1 255.255.255.255',
    ':: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::127.0.0.1 64:ff9b::a00:1 64:ff9b:1::1',
    '100::1 2001::1 2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1 fe80::1%lo fec0::1 ff02::fb 4000::1 2606:4700::1%eth0',
  ].flatMap((addresses) => addresses.split(' ')),
)('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

test('what is no address is not public', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(isIP(text) === 0);
      expect(isPublicAddress(text)).toBe(false);
    }),
  );
  expect(isPublicAddress('8.8.8')).toBe(false);
  expect(isPublicAddress('[2606:4700::1]')).toBe(false);
});

test('an IPv4 address is as public as when it is embedded in IPv6', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
      const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
      const forms = [`::ffff:${address}`, `::ffff:${hex}`, `0:0:0:0:0:FFFF:${hex}`, `64:ff9b::${address}`, `64:ff9b::${hex}`];
      expect(forms.map(isPublicAddress)).toEqual(forms.map(() => isPublicAddress(address)));
    }),
  );
});

test('nothing in a private network is public', () => {
  const byte = fc.nat(255);
  fc.assert(
    fc.property(byte, byte, byte, (b, c, d) => {
      expect(isPublicAddress(`10.${b}.${c}.${d}`)).toBe(false);
      expect(isPublicAddress(`127.${b}.${c}.${d}`)).toBe(false);
      expect(isPublicAddress(`172.${16 + (b % 16)}.${c}.${d}`)).toBe(false);
      expect(isPublicAddress(`192.168.${c}.${d}`)).toBe(false);
      expect(isPublicAddress(`169.254.${c}.${d}`)).toBe(false);
      expect(isPublicAddress(`100.${64 + (b % 64)}.${c}.${d}`)).toBe(false);
    }),
  );
});

test('of IPv6 only what begins with the bits 001 is public, but for the embeddings', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const first = new URL(`http://[${address}]`).hostname.slice(1).split(':')[0] ?? '';
      const value = first === '' ? 0 : Number.parseInt(first, 16);
      fc.pre(value !== 0 && value !== 0x64 && (value < 0x2000 || value > 0x3fff));
      expect(isPublicAddress(address)).toBe(false);
    }),
  );
});
