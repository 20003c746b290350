// officeparser.ts PACKAGE DIR: reads all files below DIR with officeparser, whose package lies at PACKAGE. Prints how many had text, as JSON.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What this program prints. */
export interface Read {
  /** Files that had text. */
  readonly read: number;
}

interface OfficeDocument {
  to(format: 'text'): Promise<{ readonly value: string }>;
}

/** officeparser 8. */
interface OfficeParser {
  parseOffice(file: string): Promise<OfficeDocument>;
}

const [directory = '', folder = ''] = process.argv.slice(2);
const { parseOffice } = createRequire(import.meta.url)(directory) as OfficeParser;
let read = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const document = await parsed(join(entry.parentPath, entry.name));
  if (document && (await document.to('text')).value !== '') read += 1;
}
if (read === 0) throw new Error(`officeparser at ${directory} reads nothing of ${folder}`);
process.stdout.write(`${JSON.stringify({ read } satisfies Read)}\n`);

/** Nothing for what it does not read. */
async function parsed(file: string): Promise<OfficeDocument | undefined> {
  try {
    return await parseOffice(file);
  } catch {
    return undefined;
  }
}
