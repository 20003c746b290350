import { definePlugin, RejectContent, RetryLater, z, type HttpResponse } from 'paise2/plugin';

/**
 * Notes that a server keeps: `GET <server>/notes` answers `[{ "id": "1", "changedAt": "2024-05-01T12:00:00Z" }]`, and `GET <server>/notes/1`
 * the Markdown of one of them.
 */
export default definePlugin({
  name: 'notes-server',
  description: 'Notes of a server',
  permissions: { hosts: ['notes.example.org'] },
  options: z.strictObject({
    server: z.url().default('https://notes.example.org').describe('Where the server is'),
  }),
  contentSources: {
    notes: {
      urlSchemes: ['notes-server'],
      async list(host, { scopes = [everything] }) {
        const notes = readNotes(await host.request({ url: `${host.options.server}/notes` }));
        for (const scope of scopes) {
          const listing = await host.openListing(scope);
          const entries = notes.map(({ id, changedAt }) => ({ url: urlOf(id), fingerprint: changedAt, modifiedAt: Date.parse(changedAt) }));
          await listing.add(entries.filter(({ url }) => url === scope || url.startsWith(`${scope}/`)));
          await listing.complete();
        }
      },
    },
  },
  contentFetchers: {
    note: {
      urlSchemes: ['notes-server'],
      async fetch(host, { url }) {
        const id = url.slice(url.lastIndexOf('/') + 1);
        const response = await host.request({ url: `${host.options.server}/notes/${id}` });
        if (response.status === 404 || response.status === 410) return { type: 'gone' };
        const location = await host.cache.put(bodyOf(response));
        return { type: 'content', location, mimeType: 'text/markdown' };
      },
    },
  },
});

const everything = 'notes-server://';

const urlOf = (id: string): string => `${everything}/${encodeURIComponent(id)}`;

const notesSchema = z.array(z.object({ id: z.string().min(1), changedAt: z.iso.datetime() }));

/** What comes from elsewhere is looked at before it is used. A listing that ends with an error removes nothing. */
function readNotes(response: HttpResponse): z.infer<typeof notesSchema> {
  const notes = notesSchema.safeParse(JSON.parse(new TextDecoder().decode(bodyOf(response))));
  if (notes.success) return notes.data;
  throw new Error(`The list of notes is not as expected: ${z.prettifyError(notes.error)}`);
}

function bodyOf({ status, body }: HttpResponse): Uint8Array {
  if (status === 429 || status >= 500) throw new RetryLater(`The server answers ${status}.`);
  if (status !== 200) throw new RejectContent(`The server answers ${status}.`, 'refused');
  return body;
}
