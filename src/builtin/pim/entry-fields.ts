import type { JsonValue, MetadataFields } from '../../plugin/metadata.ts';
import { linesNamed, type Component } from './components.ts';
import type { ContentLine } from './content-lines.ts';
import { listOf, textOf } from './property-value.ts';

/** A line of a calendar as searches want it. */
export interface Entry {
  readonly title: string | undefined;
  readonly text: string;
  readonly metadata: MetadataFields;
  /** ISO 8601. */
  readonly modifiedAt: string | undefined;
  readonly uid: string | undefined;
}

const mostPeople = 1000;

/** An event, task or note of a calendar (RFC 5545 3.6). Times are as they stand, with the name of their zone beside them. */
export function readEntry(component: Component): Entry {
  const text = (...names: string[]): string | undefined => names.flatMap((name) => textsNamed(component, name))[0];
  const date = (name: string): string | undefined =>
    linesNamed(component, name)
      .map(dateOf)
      .find((found) => found !== undefined);
  const starts = linesNamed(component, 'DTSTART')[0];
  const title = text('SUMMARY');
  const organizer = linesNamed(component, 'ORGANIZER').map(personOf)[0];
  const attendees = linesNamed(component, 'ATTENDEE').slice(0, mostPeople).map(personOf);
  const tags = linesNamed(component, 'CATEGORIES').flatMap(listOf);
  const links = textsNamed(component, 'URL', 'CONFERENCE', 'X-GOOGLE-CONFERENCE');
  const fields = {
    title,
    kind: { VEVENT: 'event', VTODO: 'task', VJOURNAL: 'journal' }[component.name],
    startsAt: date('DTSTART'),
    endsAt: date('DTEND'),
    dueAt: date('DUE'),
    duration: text('DURATION'),
    timeZone: starts?.parameters.get('TZID')?.[0],
    location: text('LOCATION'),
    organizer,
    attendees,
    tags,
    status: text('STATUS')?.toLowerCase(),
    recurrence: text('RRULE'),
    links,
    createdAt: date('CREATED'),
    modifiedAt: date('LAST-MODIFIED') ?? date('DTSTAMP'),
    authors: organizer === undefined ? undefined : [organizer],
  };
  const lines = [
    title,
    [fields.startsAt, fields.endsAt ?? fields.dueAt].filter((time) => time !== undefined).join(' – '),
    fields.location,
    ...textsNamed(component, 'DESCRIPTION', 'COMMENT', 'CONTACT', 'RESOURCES'),
    organizer && `Organizer: ${organizer}`,
    attendees.length > 0 ? `Attendees: ${attendees.join(', ')}` : '',
    tags.join(', '),
    ...links,
  ];
  return {
    title,
    text: lines.filter((line) => line !== undefined && line !== '').join('\n'),
    metadata: withoutEmpty(fields),
    modifiedAt: fields.modifiedAt,
    uid: text('UID'),
  };
}

export function withoutEmpty(fields: Readonly<Record<string, JsonValue | undefined>>): MetadataFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
}

export function textsNamed(component: Component, ...names: readonly string[]): readonly string[] {
  return linesNamed(component, ...names)
    .map(textOf)
    .filter((text) => text !== '');
}

/** `20240501`, `20240501T120000`, `20240501T120000Z`, also with separators, as ISO 8601. */
export function dateOf(line: ContentLine): string | undefined {
  const [, year, month, day, hour, minute, second = '00', utc = ''] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d{1,9})?(Z?))?/i.exec(line.value.trim()) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second}${utc.toUpperCase()}`;
}

/** `Ann Smith <ann@example.org>` */
function personOf(line: ContentLine): string {
  const name = line.parameters.get('CN')?.[0] ?? '';
  const address = textOf(line).replace(/^mailto:/i, '');
  if (name === '' || name === address) return address;
  return address.includes('@') ? `${name} <${address}>` : name;
}
