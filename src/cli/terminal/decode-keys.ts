import type { Key } from '../../plugin/command.ts';
import { keyOfControl, keyOfLetter, keyOfNumber } from './key-names.ts';

/** What a terminal sent, as keys, and what may be the beginning of one. */
export interface Decoded {
  readonly keys: readonly Key[];
  readonly rest: string;
}

interface Found {
  readonly key?: Key | undefined;
  /** Where the next one begins; `undefined` where the end has not come yet. */
  readonly end: number | undefined;
}

const escape = '\u001b';
const pasteBegin = `${escape}[200~`;
const pasteEnd = `${escape}[201~`;
/** Of a longer paste the middle is lost. */
const mostPasted = 65_536;
/** A sequence that is longer is none. */
const longestSequence = 64;

/**
 * Takes apart what a terminal in raw mode sends: text, control characters, and the sequences of xterm (ECMA-48 `CSI`, `SS3`, bracketed paste, and
 * `CSI … u`). What is not known is dropped. With `isComplete` nothing is waited for: a lone Escape is the key.
 */
export function decodeKeys(text: string, isComplete = false): Decoded {
  const keys: Key[] = [];
  let at = 0;
  while (at < text.length) {
    const { key, end } = text[at] === escape ? afterEscape(text, at) : character(text, at, false);
    if (end === undefined && !isComplete) return { keys, rest: bounded(text.slice(at)) };
    if (key) keys.push(key);
    at = end ?? text.length;
  }
  return { keys, rest: '' };
}

const bounded = (rest: string): string =>
  rest.length <= mostPasted ? rest : rest.slice(0, mostPasted - pasteEnd.length) + rest.slice(-pasteEnd.length);

function afterEscape(text: string, at: number): Found {
  const next = text[at + 1];
  if (next === undefined) return { key: keyNamed('escape'), end: undefined };
  if (next === escape) return { key: keyNamed('escape'), end: at + 1 };
  if (text.startsWith(pasteBegin, at)) return pasted(text, at + pasteBegin.length);
  if (text.startsWith('[[', at + 1)) return consoleKey(text, at + 3);
  return next === '[' || next === 'O' ? sequence(text, at + 2) : character(text, at + 1, true);
}

function pasted(text: string, start: number): Found {
  const end = text.indexOf(pasteEnd, start);
  const key: Key = { ...keyNamed('paste'), text: text.slice(start, end < 0 ? undefined : end) };
  return { key, end: end < 0 ? undefined : end + pasteEnd.length };
}

/** F1 to F5 of the Linux console: `CSI [ A` to `CSI [ E`. */
function consoleKey(text: string, at: number): Found {
  const number = 'ABCDE'.indexOf(text[at] ?? '-') + 1;
  return { ...(number > 0 && { key: keyNamed(`f${number}`) }), end: at < text.length ? at + 1 : undefined };
}

/** Parameters, intermediate characters and a last one. A character that belongs to none of them ends the sequence, and is read for itself. */
function sequence(text: string, start: number): Found {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x40 && code <= 0x7e) return { key: keyOfSequence(text.slice(start, at), text[at] ?? ''), end: at + 1 };
    if (code < 0x20 || code > 0x7e || at - start > longestSequence) return { end: at };
  }
  return { end: undefined };
}

function keyOfSequence(parameters: string, last: string): Key | undefined {
  const [first = '', second = '', third = ''] = parameters.split(';');
  if (last === 'u') return keyOfCode(Number(first), second);
  if (last === '~' && first === '27') return keyOfCode(Number(third), second);
  if (last === 'Z') return { ...keyNamed('tab'), shift: true };
  const name = last === '~' ? keyOfNumber[first] : keyOfLetter[last];
  return name === undefined ? undefined : { ...keyNamed(name), ...modifiers(second) };
}

/** `CSI code ; modifiers u` and `CSI 27 ; modifiers ; code ~`: a character by its number. */
function keyOfCode(code: number, modifier: string): Key | undefined {
  if (!Number.isInteger(code) || code < 1 || code > 0x10_ffff) return undefined;
  const { ctrl, alt, shift } = modifiers(modifier);
  const { key } = character(String.fromCodePoint(code), 0, alt);
  if (!key || !ctrl || key.text === undefined) return key && { ...key, shift, ctrl: key.ctrl || ctrl };
  return { name: key.text.toLowerCase(), ctrl, alt, shift };
}

/** One more than the sum of 1 for Shift, 2 for Alt and 4 for Ctrl. What follows a colon tells whether the key was let go. */
function modifiers(parameter: string): Omit<Key, 'name' | 'text'> {
  const bits = (Number.parseInt(parameter, 10) || 1) - 1;
  return { shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0 };
}

function character(text: string, at: number, alt: boolean): Found {
  const codePoint = text.codePointAt(at) ?? 0;
  const typed = String.fromCodePoint(codePoint);
  const end = at + typed.length;
  const name = keyOfControl[typed];
  if (name !== undefined) return { key: { ...keyNamed(name), alt }, end };
  if (codePoint < 0x20) return { key: { ...keyNamed(letterOf(codePoint)), ctrl: true, alt }, end };
  if (isNoText(codePoint)) return { end };
  return { key: alt ? { name: typed, ctrl: false, alt, shift: false } : { text: typed, ctrl: false, alt, shift: false }, end };
}

/** Ctrl takes the upper bits of a letter away. */
const letterOf = (code: number): string => (code === 0 ? 'space' : String.fromCodePoint(code + 0x40).toLowerCase());

/** Control characters of the upper half, halves of characters, and what stands for bytes that are no text. */
const isNoText = (codePoint: number): boolean =>
  (codePoint >= 0x7f && codePoint < 0xa0) || (codePoint >= 0xd800 && codePoint < 0xe000) || codePoint === 0xfffd;

const keyNamed = (name: string): Key => ({ name, ctrl: false, alt: false, shift: false });
