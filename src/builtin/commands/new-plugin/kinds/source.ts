import { fromExample } from '../from-example.ts';
import type { Template } from '../template.ts';

export const source: Template = {
  point: 'contentSources',
  about: () => `Lists the notes that a server keeps, and gets them.`,
  code: fromExample('network-source', 'notes-server'),
  test: (name) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetcherContract, fetchWith, runSource, sourceContract } from 'paise2/testing';
import plugin from './index.ts';

const server = 'https://notes.example.org';
const notes = [
  { id: '1', changedAt: '2024-05-01T12:00:00Z' },
  { id: '2', changedAt: '2024-05-02T12:00:00Z' },
];
/** What the server would say. */
const answers = {
  [\`\${server}/notes\`]: { body: JSON.stringify(notes) },
  [\`\${server}/notes/1\`]: { body: '# First' },
  [\`\${server}/notes/2\`]: { status: 404 },
};

test('all notes are listed, and the date of the change tells whether there is something new', async () => {
  const { entries, listings } = await runSource(plugin, 'notes', { answers });
  assert.deepEqual(
    entries.map(({ url, fingerprint }) => [url, fingerprint]),
    [
      ['${name}:///1', '2024-05-01T12:00:00Z'],
      ['${name}:///2', '2024-05-02T12:00:00Z'],
    ],
  );
  assert.deepEqual(listings.map(({ completed }) => completed), [true]);
});

test('one note can be listed alone', async () => {
  const { entries } = await runSource(plugin, 'notes', { answers, scopes: ['${name}:///2'] });
  assert.deepEqual(entries.map(({ url }) => url), ['${name}:///2']);
});

test('while the server is down nothing is listed as gone', async () => {
  const down = { [\`\${server}/notes\`]: { status: 503 } };
  await assert.rejects(runSource(plugin, 'notes', { answers: down }), { name: 'RetryLater' });
});

test('a note is fetched, and one that is not there is gone', async () => {
  const { result, bytes } = await fetchWith(plugin, 'note', { url: '${name}:///1', answers });
  assert.equal(result.type, 'content');
  assert.equal(new TextDecoder().decode(bytes), '# First');
  assert.deepEqual((await fetchWith(plugin, 'note', { url: '${name}:///2', answers })).result, { type: 'gone' });
});

const module = new URL('./index.ts', import.meta.url);
const [first, second] = ['${name}:///1', '${name}:///2'] as const;
const later = { [\`\${server}/notes\`]: { body: JSON.stringify([{ id: '1', changedAt: '2024-06-01T12:00:00Z' }]) } };
const cases = [
  ...sourceContract({ module, key: 'notes' }, () => [
    { answers, lists: [first, second] },
    { answers: later, lists: [first], changed: [first] },
  ]),
  ...fetcherContract({ module, key: 'note' }, () => ({
    content: [{ url: first, answers, bytes: '# First' }],
    gone: [{ url: second, answers }],
  })),
];
for (const { name, run } of cases) test(name, run);
`,
};
