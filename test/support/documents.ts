import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that the session in the README is about. */
const documents: Readonly<Record<string, string | Uint8Array>> = {
  'recipes/sourdough.md':
    '---\ntitle: Sourdough bread\ntags: [baking]\n---\n\n# Starter\n\nMix flour and water, wait a day, and feed the starter every morning.\n\n# Dough\n\nKnead, fold, and let it rest overnight.\n',
  'letters/landlord.txt':
    'Dear Ms Novak,\n\nwe moved out on 31 March and would like to have the security deposit back. The keys are with your neighbour.\n\nYours, Ann\n',
  'letters/2023/insurance.html':
    '<html lang="en"><head><title>Water damage in the kitchen</title></head><body><h1>Claim 4711</h1><p>The water came through the ceiling on Sunday.</p></body></html>',
  'code/fourier.py': 'def fourierTransform(samples):\n    """Sums of sines: the slow way, for teaching."""\n    return samples\n',
  'expenses.csv': 'date,what,euro\n2024-03-31,van for moving,89\n2024-04-02,flour and salt,7\n',
  'holiday.gif': Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  '.env': 'TOKEN=hunter2\n',
};

export function writeDocuments(folder: string): void {
  for (const [name, content] of Object.entries(documents)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
