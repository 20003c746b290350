/**
 * `file:` URLs in the one form that paise2 stores: absolute, without host, `!` escaped (in a path it separates a container from its members).
 * A file name need not be valid text, so a name may be given as bytes; such bytes are escaped one by one and survive the round trip.
 */

const plain = /^[\w\-./~@:,;=+$&'()*]*$/;

/**
 * URL of an absolute path.
 * @since 0.1
 */
export function fileUrl(path: string): string {
  const slashed = /^[a-z]:[\\/]/i.test(path) ? `/${path.replaceAll('\\', '/')}` : path;
  return `file://${encodePath(slashed)}`;
}

/**
 * Escapes a path, or one name of it, for the end of a {@link fileUrl}.
 * @since 0.1
 */
export function encodePath(path: string | Uint8Array): string {
  if (typeof path !== 'string') return encodeBytes(path);
  if (plain.test(path)) return path;
  return encodeURI(path.toWellFormed()).replace(/[?#!]/g, (character) => `%${hex(character.charCodeAt(0))}`);
}

/**
 * Path of a `file:` URL for people to read: bytes that are not text show as U+FFFD. `undefined` for other URLs.
 * @since 0.1
 */
export function filePath(url: string): string | undefined {
  const bytes = filePathBytes(url);
  if (bytes === undefined) return undefined;
  const path = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  return /^\/[a-z]:\//i.test(path) ? path.slice(1) : path;
}

/**
 * Path of a `file:` URL to open the file with: a string where the path is valid text, else its bytes. `undefined` for other URLs.
 * @since 0.1
 */
export function filePathBytes(url: string): string | Uint8Array | undefined {
  if (!url.startsWith('file:///')) return undefined;
  const encoded = url.slice('file://'.length);
  if (!encoded.includes('%')) return encoded;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return decodeBytes(encoded);
  }
}

/**
 * The last part of a URL's path, decoded: the name of a file or member.
 * @since 0.1
 */
export function urlName(url: string): string {
  const path = url.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return new TextDecoder().decode(decodeBytes(name));
  }
}

function encodeBytes(bytes: Uint8Array): string {
  try {
    return encodePath(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return Array.from(bytes, (byte) => {
      const character = String.fromCharCode(byte);
      return byte < 0x80 && plain.test(character) ? character : `%${hex(byte)}`;
    }).join('');
  }
}

function decodeBytes(encoded: string): Uint8Array {
  const bytes: number[] = [];
  for (let index = 0; index < encoded.length; index += 1) {
    const escaped = encoded[index] === '%' ? Number.parseInt(encoded.slice(index + 1, index + 3), 16) : Number.NaN;
    if (Number.isNaN(escaped)) bytes.push(encoded.charCodeAt(index) & 0xff);
    else {
      bytes.push(escaped);
      index += 2;
    }
  }
  return Uint8Array.from(bytes);
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(2, '0');
