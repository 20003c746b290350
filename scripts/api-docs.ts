// Writes the reference for authors of plugins and the API report: `npm run docs:api`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeDocuments, referenceFolder } from './api-docs/documents.ts';
import { readDoors } from './api-docs/read-doors.ts';

const root = resolve(import.meta.dirname, '..');
const documents = makeDocuments(readDoors());

mkdirSync(join(root, referenceFolder), { recursive: true });
for (const file of readdirSync(join(root, referenceFolder))) {
  if (!documents.has(`${referenceFolder}/${file}`)) rmSync(join(root, referenceFolder, file));
}
for (const [path, text] of documents) writeFileSync(join(root, path), text);
