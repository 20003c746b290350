const longestKey = 4000;

/**
 * Makes keys of members' names: paths below the archive, whatever the names are, each only once. A name that comes again gets a number before
 * its extension, so that it is still known by it: `a#2.txt`.
 */
export function createMemberKeys(): (name: string) => string {
  const taken = new Set<string>();
  const lastNumbers = new Map<string, number>();
  return (name) => {
    const key = pathBelow(name);
    let number = lastNumbers.get(key) ?? 1;
    let unique = key;
    while (taken.has(unique)) {
      number += 1;
      unique = numbered(key, number);
    }
    if (number > 1) lastNumbers.set(key, number);
    taken.add(unique);
    return unique;
  };
}

/** A name without steps up or aside; a URL would lose them, and with them lead out of the archive. */
function pathBelow(name: string): string {
  const steps = name.split('/').filter((step) => step !== '' && step !== '.' && step !== '..');
  const path = steps.join('/');
  if (path === '') return 'unnamed';
  return path.length <= longestKey ? path : path.slice(-longestKey);
}

function numbered(key: string, number: number): string {
  const dot = key.lastIndexOf('.');
  const end = dot > key.lastIndexOf('/') + 1 ? dot : key.length;
  return `${key.slice(0, end)}#${number}${key.slice(end)}`;
}
