/** RTF of a message as Outlook sends it to others: in TNEF ([MS-OXTNEF]), with the one property `PidTagRtfCompressed`. */
export function richTextFile(compressed: Buffer): Buffer {
  const properties = Buffer.concat([
    int32(1),
    int32(0x1009_0102),
    int32(1),
    int32(compressed.length),
    compressed,
    Buffer.alloc(-compressed.length & 3),
  ]);
  const checksum = Buffer.alloc(2);
  let sum = 0;
  for (const byte of properties) sum = (sum + byte) & 0xffff;
  checksum.writeUInt16LE(sum);
  return Buffer.concat([
    int32(0x223e_9f78),
    Buffer.from([1, 0]),
    Buffer.from([1]),
    int32(0x0006_9003),
    int32(properties.length),
    properties,
    checksum,
  ]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
