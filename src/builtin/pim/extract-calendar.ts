import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { linesNamed, readComponents, type Component } from './components.ts';
import { createEntryKeys, timeOf } from './entry-keys.ts';
import { readEntry, textsNamed, withoutEmpty } from './entry-fields.ts';
import { bytesOf, textOf } from './property-value.ts';

const kinds = new Set(['VEVENT', 'VTODO', 'VJOURNAL']);

/** Each event, task and note of a calendar is an item of its own, beside the calendar. */
export async function extractCalendar(host: ContentExtractorHost, content: Content): Promise<void> {
  const newKey = createEntryKeys();
  let count = 0;
  let onlyTitle: string | undefined;
  let calendar: Component | undefined;
  for (const component of readComponents(await content.text())) {
    if (!component.isComplete) host.markPartial({ code: 'damaged', text: 'It is cut off; what is there was read.' });
    if (component.name === 'VCALENDAR') calendar ??= component;
    if (!kinds.has(component.name)) continue;
    const { title, text, metadata, modifiedAt: changed, uid } = readEntry(component);
    const instance = linesNamed(component, 'RECURRENCE-ID').map(textOf)[0];
    const key = newKey(uid === undefined ? undefined : `${uid}${instance === undefined ? '' : ` ${instance}`}`, count);
    const modifiedAt = timeOf(changed);
    await host.addItem(text, metadata, { key, mimeType: 'text/calendar', ...(modifiedAt !== undefined && { modifiedAt }) });
    await addFiles(host, component, key);
    count += 1;
    onlyTitle = count === 1 ? title : undefined;
  }
  const [name] = calendar === undefined ? [] : textsNamed(calendar, 'X-WR-CALNAME', 'NAME');
  const [about] = calendar === undefined ? [] : textsNamed(calendar, 'X-WR-CALDESC', 'DESCRIPTION');
  const counted = `${count} ${count === 1 ? 'entry' : 'entries'}`;
  await host.addItem(about ?? '', withoutEmpty({ title: name ?? onlyTitle, description: counted }));
}

/** Files may lie within an entry; those elsewhere are not fetched. */
async function addFiles(host: ContentExtractorHost, component: Component, key: string): Promise<void> {
  for (const [index, line] of linesNamed(component, 'ATTACH').entries()) {
    const bytes = bytesOf(line);
    if (bytes === undefined) continue;
    const name = line.parameters.get('FILENAME')?.[0] ?? line.parameters.get('X-FILENAME')?.[0] ?? `attachment ${index + 1}`;
    const mimeType = line.parameters.get('FMTTYPE')?.[0];
    await host.addContent({
      key: `${key}/${index + 1}/${name.replaceAll(/[/\\]/g, '_').slice(0, 200)}`,
      bytes,
      size: bytes.length,
      ...(mimeType !== undefined && { mimeType: mimeType.slice(0, 200) }),
    });
  }
}
