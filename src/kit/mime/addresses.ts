import { decodeWords } from './encoded-words.ts';

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

const mostAddresses = 2000;

/** The people in a field such as `From` or `To` (RFC 5322, 3.4), groups resolved. Where it is no list of addresses, its words are names. */
export function readAddresses(field: string): readonly MailAddress[] {
  const found: MailAddress[] = [];
  let words = '';
  let comment = '';
  let address = '';
  const finish = (): void => {
    const person = personOf(words, comment, address);
    if ((person.name !== '' || person.address !== '') && found.length < mostAddresses) found.push(person);
    words = comment = address = '';
  };
  for (let at = 0; at < field.length; at += 1) {
    const character = field[at];
    const close = character === '"' ? '"' : character === '(' ? ')' : character === '<' ? '>' : undefined;
    if (close !== undefined) {
      const end = endOf(field, at + 1, close);
      const inside = field.slice(at + 1, end);
      if (close === ')') comment = inside;
      else if (close === '>') address ||= inside;
      else words += field.slice(at, end + 1);
      at = end;
    } else if (character === ',' || character === ';') finish();
    // The name of a group; not the colon in an address literal.
    else if (character === ':' && !words.includes('@')) words = '';
    else words += character;
  }
  finish();
  return found;
}

/** As people write it: `Ann Smith <ann@example.org>`. */
export function formatAddress({ name, address }: MailAddress): string {
  if (name === '' || name === address) return address;
  return address === '' ? name : `${name} <${address}>`;
}

/** Quoted text and comments may hold escaped characters; what is never closed goes to the end. */
function endOf(field: string, from: number, close: string): number {
  for (let at = from; at < field.length; at += 1) {
    if (field[at] === '\\' && close !== '>') at += 1;
    else if (field[at] === close) return at;
  }
  return field.length;
}

function personOf(words: string, comment: string, angle: string): MailAddress {
  if (angle !== '') return { name: tidy(words.trim() === '' ? comment : words), address: compact(angle.replaceAll(/\([^()]*\)/g, '')) };
  const parts = words.trim().replaceAll(/\s+/g, ' ').replaceAll(/ ?@ ?/g, '@').split(' ');
  // `ann@example.org (Ann Smith)`, or `Ann Smith ann@example.org`
  const at = parts.findLastIndex((part) => part.includes('@'));
  const name = tidy(parts.filter((_, index) => index !== at).join(' '));
  return { name: name === '' ? tidy(comment) : name, address: at === -1 ? '' : compact(parts[at] ?? '') };
}

const tidy = (text: string): string => decodeWords(text.replaceAll(/\\(.)/gs, '$1').replaceAll('"', '')).replaceAll(/\s+/g, ' ').trim();

const compact = (address: string): string => (address.includes('"') ? address.trim() : decodeWords(address).replaceAll(/\s+/g, ''));
