import { BlockList, isIP } from 'node:net';

/**
 * Whether an address is one of the public internet, by the registries of special-purpose addresses of IANA (RFC 6890):
 * https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      // Only addresses of a link have a zone.
      return !address.includes('%') && routed.check(address, 'ipv6') && !special.check(address, 'ipv6');
    default:
      return false;
  }
}

const specialIpv4 = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private use
  ['100.64.0.0', 10], // shared by the customers of a provider (CGNAT)
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, and where clouds answer with credentials
  ['172.16.0.0', 12], // private use
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // relays of 6to4, given up
  ['192.168.0.0', 16], // private use
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
] as const;

const specialIpv6 = [
  ['2001::', 23], // protocol assignments, with Teredo, which embeds IPv4
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which embeds IPv4
  ['3fff::', 20], // documentation
] as const;

/** An IPv4 address as IPv6: mapped, and how a network without IPv4 reaches it (NAT64, RFC 6052). */
const embeddings = ['::ffff:', '64:ff9b::'];

/** All of IPv6 that is handed out for public use. What is not here is loopback, unique-local, link-local, multicast or nothing yet. */
const routed = new BlockList();
routed.addSubnet('2000::', 3, 'ipv6');
for (const prefix of embeddings) routed.addSubnet(`${prefix}0.0.0.0`, 96, 'ipv6');

const special = new BlockList();
for (const [network, bits] of specialIpv6) special.addSubnet(network, bits, 'ipv6');
for (const [network, bits] of specialIpv4) {
  special.addSubnet(network, bits, 'ipv4');
  for (const prefix of embeddings) special.addSubnet(`${prefix}${network}`, 96 + bits, 'ipv6');
}

const ownIpv4 = [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
] as const;

const own = new BlockList();
own.addAddress('::', 'ipv6');
own.addAddress('::1', 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');
for (const [network, bits] of ownIpv4) {
  own.addSubnet(network, bits, 'ipv4');
  for (const prefix of embeddings) own.addSubnet(`${prefix}${network}`, 96 + bits, 'ipv6');
}

/** Whether an address leads to this machine, or to what only its own link knows. */
export const isThisMachine = (address: string): boolean =>
  address.includes('%') || own.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
