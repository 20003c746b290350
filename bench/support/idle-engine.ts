// idle-engine.ts LIBRARY CORPUS: opens a built paise2, indexes, searches, says so, and then has nothing to do until standard input ends.
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import type { openPaise as Open } from '../../src/index.ts';

const [library = '', corpus = ''] = process.argv.slice(2);
const { openPaise } = (await import(pathToFileURL(library).href)) as { readonly openPaise: typeof Open };
const paise = openPaise({ access: 'write' });
await paise.index({ targets: [corpus] });
await paise.search({ query: 'search' });
process.stdout.write('idle\n');
process.stdin.resume();
await once(process.stdin, 'end');
await paise.close();
