import { linesNamed, type Component } from './components.ts';
import type { ContentLine } from './content-lines.ts';
import { dateOf, textsNamed, withoutEmpty, type Entry } from './entry-fields.ts';
import { listOf, partsOf, textOf } from './property-value.ts';

/** Properties that hold no words of a person. */
const technical = new Set(
  'VERSION PRODID UID REV PHOTO LOGO SOUND KEY SOURCE CLASS TZ GEO SORT-STRING MAILER X-ABUID X-ABLABEL CLIENTPIDMAP AGENT'.split(' '),
);
/** Properties whose values have parts. */
const structured = new Set(['N', 'ADR', 'ORG', 'GENDER']);

/** A card of an address book: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350). */
export function readCard(card: Component): Entry {
  const texts = (...names: string[]): readonly string[] => textsNamed(card, ...names);
  const joined = (name: string, separator: string): readonly string[] =>
    linesNamed(card, name).map((line) =>
      partsOf(line)
        .filter((part) => part !== '')
        .join(separator),
    );
  const emails = texts('EMAIL').map((address) => address.replace(/^mailto:/i, ''));
  const phones = texts('TEL').map((number) => number.replace(/^tel:/i, ''));
  const [name] = [...texts('FN'), ...linesNamed(card, 'N').map(fullName), ...joined('ORG', ', '), ...emails].filter((text) => text !== '');
  const modifiedAt = linesNamed(card, 'REV').map(dateOf)[0];
  const lines = card.lines.filter((line) => !technical.has(line.name)).map(lineText);
  return {
    title: name,
    // The name comes several times, in different order.
    text: [...new Set([name ?? '', ...lines])].filter((line) => line !== '').join('\n'),
    metadata: withoutEmpty({
      title: name,
      nicknames: linesNamed(card, 'NICKNAME').flatMap(listOf),
      organization: joined('ORG', ', ')[0],
      jobTitle: texts('TITLE', 'ROLE')[0],
      emails,
      phones,
      addresses: joined('ADR', ', '),
      birthday: linesNamed(card, 'BDAY').map((line) => dateOf(line) ?? textOf(line))[0],
      tags: linesNamed(card, 'CATEGORIES').flatMap(listOf),
      links: texts('URL'),
      modifiedAt,
    }),
    modifiedAt,
    uid: texts('UID')[0],
  };
}

function lineText(line: ContentLine): string {
  const text = structured.has(line.name)
    ? partsOf(line)
        .filter((part) => part !== '')
        .join(', ')
    : textOf(line);
  return text.replace(/^(?:mailto|tel):/i, '');
}

/** Family name; given name; further names; what stands before; what stands behind. */
function fullName(line: ContentLine): string {
  const [family, given, more, prefix, suffix] = partsOf(line);
  return [prefix, given, more, family, suffix].filter((part) => part !== undefined && part !== '').join(' ');
}
