import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { defineScenarios, type Answer } from 'paise2/testing';

type Notes = Readonly<Record<string, readonly [changedAt: string, text: string]>>;

const may = '2024-05-01T12:00:00Z';
const june = '2024-06-01T12:00:00Z';

/** What the server answers that has these notes. */
function answer(notes: Notes, url: string): Answer {
  if (url.endsWith('/notes')) return { body: JSON.stringify(Object.entries(notes).map(([id, [changedAt]]) => ({ id, changedAt }))) };
  const note = notes[url.slice(url.lastIndexOf('/') + 1)];
  return note ? { body: note[1] } : { status: 404 };
}

const answers =
  (notes: Notes) =>
  ({ url }: { readonly url: string }): Answer =>
    answer(notes, url);

export default defineScenarios({
  contentSources: {
    notes: () => [
      { answers: answers({ 1: [may, 'milk'], 2: [may, 'bread'] }), lists: ['notes-server:///1', 'notes-server:///2'] },
      {
        answers: answers({ 1: [june, 'oat milk'], 3: [june, 'tea'] }),
        lists: ['notes-server:///1', 'notes-server:///3'],
        changed: ['notes-server:///1'],
      },
      { answers: answers({}), lists: [] },
    ],
  },
  contentFetchers: {
    note: () => ({
      content: [{ url: 'notes-server:///1', fingerprint: may, answers: answers({ 1: [may, 'milk'] }), bytes: 'milk' }],
      gone: [{ url: 'notes-server:///2', answers: answers({}) }],
    }),
  },
  // Really requested: from a server of this machine, which a copy of the plugin may reach.
  async system(directory) {
    const server = createServer(({ url = '' }, response) => {
      const { status = 200, body } = answer({ 1: [may, 'milk'], 2: [june, 'bread'] }, url);
      response.writeHead(status).end(body);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const copy = join(directory, 'notes-server.ts');
    writeFileSync(
      copy,
      readFileSync(new URL('./network-source.ts', import.meta.url), 'utf8').replace("hosts: ['notes.example.org']", `hosts: ['${host}']`),
    );
    return {
      plugins: [copy],
      config: { 'notes-server': { server: `http://${host}` } },
      finds: ['notes-server:///1', 'notes-server:///2'],
      close: () => void server.close(),
    };
  },
});
