import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const keyPauseMs = 250;
const resultRows = 1000;
const frames = 400;
const pixelsPerFrame = 60;

/** Types queries letter by letter. Milliseconds from each key to the frame that shows what it found. */
export async function keysToPaint(page: Page, queries: readonly string[]): Promise<readonly number[]> {
  // Runs in the browser: from the event of the key to the end of the frame after the list or its summary changed.
  await page.evaluate(`
    window.painted = [];
    let keyAt = 0;
    document.addEventListener('keydown', (event) => { if (event.key.length === 1) keyAt = event.timeStamp; }, true);
    const isResult = ({ target }) => (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest?.('.windowed, .summary p, .plan');
    new MutationObserver((records) => {
      if (keyAt === 0 || !records.some(isResult)) return;
      const since = keyAt;
      keyAt = 0;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted.push(performance.now() - since);
        port2.postMessage(0);
      });
    }).observe(document.querySelector('.search'), { subtree: true, childList: true, characterData: true });
  `);
  for (const query of queries) {
    await page.locator('#query').selectText();
    for (const letter of query) {
      await page.keyboard.type(letter);
      await sleep(keyPauseMs);
    }
  }
  return page.evaluate('painted');
}

/** Milliseconds that the server took for each search, as the browser saw it. */
export const searchRequests = (page: Page): Promise<readonly number[]> =>
  page.evaluate(
    `performance.getEntriesByType('resource').filter(({ name, responseEnd }) => name.includes('/search?') && name.includes('passages=0') && responseEnd > 0).map(({ duration }) => duration)`,
  );

/** Scrolls through a thousand results. Milliseconds between the frames. */
export async function scrolling(page: Page): Promise<readonly number[]> {
  const rows = (): Promise<number> =>
    page.evaluate(`Number(document.querySelector('.results [aria-setsize]')?.getAttribute('aria-setsize') ?? 0)`);
  for (let round = 0; round < 100 && (await rows()) < resultRows; round += 1) {
    await page.evaluate(`{ const list = document.querySelector('.results'); list.scrollTop = list.scrollHeight; }`);
    await sleep(200);
  }
  await page.evaluate(`document.querySelector('.results').scrollTop = 0`);
  await sleep(1000);
  return page.evaluate(`new Promise((resolve) => {
    const list = document.querySelector('.results');
    const took = [];
    let last = performance.now();
    const step = (now) => {
      took.push(now - last);
      last = now;
      list.scrollTop += ${pixelsPerFrame};
      if (took.length < ${frames}) requestAnimationFrame(step);
      else resolve(took.slice(5));
    };
    requestAnimationFrame(step);
  })`);
}
