import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Place } from './place.ts';
import { startStaying, until, type Staying } from './up.ts';

const repository = resolve(import.meta.dirname, '../..');
const executablePath = '/usr/bin/chromium';

/** Whether tests that need a browser cannot run here: `test.skipIf(noBrowser)`. */
export const noBrowser = !existsSync(executablePath);
if (noBrowser) process.stderr.write(`Tests of the page are skipped: there is no ${executablePath}.\n`);

/** A running engine, and a browser that it let in. */
export interface OpenedPage {
  readonly page: Page;
  /** `http://127.0.0.1:40123` */
  readonly origin: string;
  readonly engine: Staying;
  /** What the browser complained of: errors, and what the content security policy stopped. */
  readonly complaints: readonly string[];
}

export interface OpenOptions {
  /** Path and query to go to once the browser is let in. Default: where the link leads. */
  readonly at?: string;
  readonly context?: BrowserContextOptions;
}

/** Starts `paise2 up` at a place, and opens its page by the link that it prints. Both end with the test. */
export async function openPage(place: Place, { at, context }: OpenOptions = {}): Promise<OpenedPage> {
  const engine = startStaying(place, ['up', '--no-open', '--port', '0']);
  const link = await printedLink(engine);
  const page = await newPage(context);
  const complaints = listenTo(page);
  const { origin } = new URL(link);
  await page.goto(link);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  if (at !== undefined) await page.goto(origin + at);
  return { page, origin, engine, complaints };
}

export async function printedLink(engine: Staying): Promise<string> {
  const link = (): string | undefined => /http:\/\/\S+#enter=\S+/u.exec(engine.printed())?.[0];
  await until(
    () => link() !== undefined,
    () => `no link was printed: ${engine.printed()}`,
  );
  return link()!;
}

export async function newPage(context: BrowserContextOptions = {}): Promise<Page> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  onTestFinished(() => browser.close());
  const opened = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context });
  return opened.newPage();
}

function listenTo(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

const axe = join(repository, 'node_modules/axe-core/axe.min.js');

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Fails where the page, as it is now, breaks a rule for accessibility. */
export async function expectAccessible(page: Page): Promise<void> {
  // By the debugger, which the content security policy does not hold for.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: readFileSync(axe, 'utf8') });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations))`,
    awaitPromise: true,
  });
  await session.detach();
  const violations = JSON.parse(String(result.value)) as readonly AxeViolation[];
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}
