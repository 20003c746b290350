/**
 * One buffer that serves file after file, so that reading a hundred thousand small files does not make as many buffers. It is lent to one file
 * at a time: another that is open beside it gets a buffer of its own.
 */
let buffer = Buffer.allocUnsafeSlow(64 * 1024);
let lent = false;

/** `size` bytes with anything in them. */
export function lendBuffer(size: number): Buffer {
  if (lent) return Buffer.allocUnsafe(size);
  if (buffer.length < size) buffer = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
  lent = true;
  return buffer.subarray(0, size);
}

/** Ends the loan: the bytes may be overwritten from now on. */
export function returnBuffer(bytes: Buffer): void {
  if (bytes.buffer === buffer.buffer) lent = false;
}
