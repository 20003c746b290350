const longestAside = 20_000;

/**
 * What is left out of a text, without repeated lines, in a bounded length. Lines that find no room stay at the end of the text,
 * so that every word of a page is found.
 */
export function boundedAside(text: string, leftOut: string): { readonly text: string; readonly aside: string } {
  if (leftOut === '') return { text, aside: '' };
  const aside: string[] = [];
  const rest: string[] = [];
  let room = longestAside;
  for (const line of new Set(leftOut.split('\n').map((each) => each.trim()))) {
    if (line === '') continue;
    room -= line.length + 1;
    (room >= 0 ? aside : rest).push(line);
  }
  return { text: [text, ...rest].filter((part) => part !== '').join('\n'), aside: aside.join('\n') };
}
