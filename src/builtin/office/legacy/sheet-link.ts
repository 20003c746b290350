/** The target of a link in a cell ([MS-XLS] 2.4.140, [MS-OSHARED] 2.3.7): a URL or a file, without looking at what is around it. */
export function linkTarget(record: Buffer): string | undefined {
  const url = record.indexOf(urlMoniker);
  if (url !== -1 && url + 20 <= record.length) {
    const length = record.readUInt32LE(url + 16);
    return record.toString('utf16le', url + 20, url + 20 + length).replace(/\0.*$/s, '');
  }
  const file = record.indexOf(fileMoniker);
  if (file === -1 || file + 22 > record.length) return undefined;
  const length = record.readUInt32LE(file + 18);
  return record.toString('latin1', file + 22, file + 22 + length).replace(/\0.*$/s, '');
}

const urlMoniker = Buffer.from('e0c9ea79f9bace118c8200aa004ba90b', 'hex');
const fileMoniker = Buffer.from('0303000000000000c000000000000046', 'hex');
