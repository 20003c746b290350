import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { SearchResult } from '../../src/plugin/paise.ts';
import { scriptWord, writeScripts } from '../hostile/script-files.ts';
import { scriptTexts } from '../hostile/scripts.ts';
import type { Torture } from './family.ts';
import { askEngine } from './engine-process.ts';
import type { Place } from './place.ts';
import { startServer, type Served } from './server.ts';

const executablePath = '/usr/bin/chromium';

/** Documents that want to be scripts, in the result list and in the preview of a real browser: they are text there. */
export async function showScripts(torture: Torture, place: Place): Promise<void> {
  if (!existsSync(executablePath)) {
    torture.note(`no browser: there is no ${executablePath}`);
    return;
  }
  const every = torture.repeat(9, 1, 1);
  const texts = scriptTexts.filter((_, at) => at % every === 0);
  writeScripts(join(place.files, 'scripts'), texts);
  await askEngine(place, 'index', {});
  const served = await startServer(place);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    const page = await browser.newPage();
    const seen = await watch(page, served);
    const ids = await idsOf(served);
    if (ids.length < texts.length) torture.violation(place, 'I1', `${ids.length} of ${texts.length} documents are found`);
    for (const path of ['/', `/?q=${scriptWord}`, `/?q=${encodeURIComponent(texts[0] ?? '')}`, '/status', '/settings'])
      await show(page, served, path);
    for (const id of ids) {
      torture.count('runs');
      await show(page, served, `/?q=${scriptWord}&item=${id}`);
      await page.getByRole('complementary', { name: 'Preview' }).waitFor();
      for (const fault of [...seen.splice(0), ...(await inDocument(page))]) torture.violation(place, 'S4', `item ${id}: ${fault}`);
    }
    torture.note(`${ids.length} documents with scripts in a browser`);
  } finally {
    await browser.close();
    await served.stop();
  }
}

async function idsOf(served: Served): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += 100) {
    const response = await served.get(`/api/v1/search?q=${scriptWord}&limit=100&offset=${offset}&collapse=false&passages=0`);
    const { hits } = (await response.json()) as SearchResult;
    ids.push(...hits.map(({ id }) => id));
    if (hits.length < 100) return ids;
  }
}

/** What happens in the browser and must not: scripts that ran, dialogs, requests to elsewhere, what the policy had to stop. */
async function watch(page: Page, { origin, cookie }: Served): Promise<string[]> {
  const seen: string[] = [];
  const [name = '', value = ''] = cookie.split('=', 2);
  await page.context().addCookies([{ name, value, url: origin }]);
  await page.exposeFunction('paise2Ran', () => seen.push('a script ran'));
  await page.exposeFunction('paise2Stopped', (what: string) => seen.push(`the policy stopped ${what}`));
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => paise2Stopped(violatedDirective + ' ' + blockedURI));",
  );
  page.on('dialog', (dialog) => {
    seen.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(`an error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) seen.push(`a request to ${request.url().slice(0, 100)}`);
  });
  return seen;
}

async function show(page: Page, { origin }: Served, path: string): Promise<void> {
  await page.goto(origin + path);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Elements and attributes that the page itself has nowhere. */
const inDocument = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`[...document.querySelectorAll('*')].flatMap((element) => {
    const name = element.localName;
    const strange = ['iframe', 'object', 'embed', 'base', 'style', 'video', 'audio', 'marquee', 'isindex', 'math'].includes(name);
    const foreign = name === 'script' && !element.src.startsWith(location.origin + '/');
    const handlers = element.getAttributeNames().filter((attribute) => attribute.startsWith('on') || attribute === 'srcdoc');
    const address = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action') ?? '';
    const leads = /^\\s*(?:javascript|vbscript|data):/i.test(address);
    return [
      ...(strange || foreign ? ['there is a ' + name] : []),
      ...handlers.map((attribute) => name + ' has ' + attribute),
      ...(leads ? [name + ' leads to ' + address.slice(0, 60)] : []),
    ];
  })`);
