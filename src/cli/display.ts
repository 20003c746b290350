/**
 * Control characters, and those that turn the direction of writing: sent to a terminal they could do more than show text.
 * Tabs are harmless and stay.
 */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const dangerous = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Text as it may be shown on a terminal: what could act there is spelled out. */
export function displayed(text: string): string {
  return text.replace(dangerous, (character) => names[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\u001b': '\\e' };

/** JSON on one line, with everything escaped that a terminal could take for a command. */
export function displayedJson(value: unknown): string {
  return JSON.stringify(value).replace(dangerous, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
