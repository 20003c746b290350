import type { Content } from '../../plugin/content.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';

export default definePlugin({
  name: 'pim',
  description: 'Reads calendars and address books: iCalendar and vCard',
  contentExtractors: {
    calendar: {
      version: 1,
      preferredMimeTypes: ['text/calendar', 'text/x-vcalendar'],
      fileExtensions: ['.ics', '.ical', '.icalendar', '.ifb', '.vcs'],
      canExtract: (content) => begins(content, 'VCALENDAR'),
      async extract(host, content) {
        const { extractCalendar } = await import('./extract-calendar.ts');
        await extractCalendar(host, content);
      },
    },
    contacts: {
      version: 1,
      preferredMimeTypes: ['text/vcard'],
      fileExtensions: ['.vcf', '.vcard'],
      canExtract: (content) => begins(content, 'VCARD'),
      async extract(host, content) {
        const { extractContacts } = await import('./extract-contacts.ts');
        await extractContacts(host, content);
      },
    },
  },
});

/** Other text goes by the same names: `.vcf` is also a format of genetics. */
async function begins(content: Content, component: string): Promise<boolean> {
  const start = Buffer.from(await content.bytes({ start: 0, end: 16_384 })).toString('latin1');
  return start.replaceAll('\0', '').toUpperCase().includes(`BEGIN:${component}`);
}
