/** The path of a part that another one refers to, without the place within it. */
export function resolvePath(from: string, reference: string): string {
  const target = decode(reference.replace(/[#?].*$/s, ''));
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : from.slice(0, from.lastIndexOf('/') + 1) + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function decode(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}
