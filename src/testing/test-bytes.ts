const tables = new Map<string, ReadonlyMap<string, Buffer>>();

/** Text in a charset of one or two bytes a character: TextDecoder turned round. For tests only. */
export function legacyBytes(text: string, charset: string): Buffer {
  const table = tables.get(charset) ?? tableOf(charset);
  tables.set(charset, table);
  const bytes = Array.from(text, (character) => table.get(character) ?? fail(character, charset));
  return Buffer.concat(bytes);
}

function tableOf(charset: string): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder(charset);
  const table = new Map<string, Buffer>();
  const add = (bytes: Buffer): void => {
    const character = decoder.decode(bytes);
    if (Array.from(character).length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let first = 0; first < 256; first += 1) add(Buffer.of(first));
  for (let first = 0x81; first < 0xff; first += 1) for (let second = 0x40; second < 0xff; second += 1) add(Buffer.of(first, second));
  return table;
}

function fail(character: string, charset: string): never {
  throw new Error(`${charset} has no ${character}`);
}
