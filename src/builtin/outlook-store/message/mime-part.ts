/** Values of fields, in their order; what has none is left out. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** A part of a mail (RFC 2045), its text in UTF-8 and its bytes as they are (RFC 6532, RFC 3030): it is read here and sent nowhere. */
export function mimePart(fields: Fields, body: Buffer): Buffer {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [`${name}: ${oneLine(value)}\r\n`],
  );
  return Buffer.concat([Buffer.from(`${lines.join('')}\r\n`), body]);
}

export function multipart(kind: string, fields: Fields, parts: readonly Buffer[]): Buffer {
  const boundary = boundaryFor(parts);
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from('\r\n')]);
  return mimePart(
    { ...fields, 'Content-Type': `multipart/${kind}; boundary="${boundary}"` },
    Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  );
}

/** A parameter of a field: what cannot stand in quotes is left out. */
export const quoted = (value: string): string => `"${oneLine(value).replaceAll(/["\\]/g, '_')}"`;

/** One that none of the parts holds. The same message must give the same bytes. */
function boundaryFor(parts: readonly Buffer[]): string {
  for (let number = 0; ; number += 1) {
    const boundary = `=_store_${number}`;
    if (parts.every((part) => !part.includes(`--${boundary}`))) return boundary;
  }
}

// oxlint-disable-next-line no-control-regex -- they are what is replaced
const oneLine = (value: string): string => value.replaceAll(/[\0-\x1f\x7f]+/g, ' ').trim();
