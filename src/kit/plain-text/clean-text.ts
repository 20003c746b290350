/** Control characters other than white space; the C1 ones too, except NEL. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const control = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/;
// oxlint-disable-next-line no-control-regex -- as above
const controls = new RegExp(control, 'g');

/**
 * Colours and cursor movements of terminals (ECMA-48): control sequences, and operating system commands such as window titles, which end with
 * BEL or ST. Both are bounded, so that a stray escape swallows nothing.
 */
// oxlint-disable-next-line no-control-regex -- as above
const terminalSequence = /\x1b(?:\[[0-?]{0,32}[ -/]{0,4}[@-~]|\][^\x07\x1b]{0,256}(?:\x07|\x1b\\)|[()][0-9A-Z]|[=>78cM])/g;

/** Bold and underlined text of manual pages: `N\bN` and `_\bN`. */
// oxlint-disable-next-line no-control-regex -- as above
const overstrike = /[^\n]\x08/gu;

/** Text without what only a terminal or printer acts on. Text without control characters, which is nearly all, comes back as it is. */
export function cleanText(text: string): string {
  if (!control.test(text)) return text;
  return text.replace(terminalSequence, '').replace(overstrike, '').replace(controls, ' ');
}
