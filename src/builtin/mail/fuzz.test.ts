import { expect, test } from 'vitest';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { extractWith } from '../../testing/extract-with.ts';
import mail from './index.ts';
import { makeOutlookMessage } from './mapi/test-outlook.ts';
import { compressRtf, makeRichMail, makeSigned, makeTnef, tnefProperties } from './test-mail.ts';

const rich = makeRichMail();
const fixtures: readonly (readonly [extractor: string, bytes: Buffer])[] = [
  ['message', Buffer.from(rich)],
  ['mailbox', Buffer.from(`From a Wed May  1 12:00:00 2024\n${rich}\n\nFrom b Wed May  1 12:00:00 2024\nContent-Length: 3\n\nabc\n`)],
  ['outlook', makeOutlookMessage()],
  [
    'tnef',
    makeTnef([
      [1, 0x9003, tnefProperties({ 0x0037: 'subject', 0x1009: compressRtf('{\\rtf1 words\\par}'), 0x8001: 'named' })],
      [1, 0x9004, Buffer.concat([Buffer.from([1, 0, 0, 0]), tnefProperties({ 0x3001: 'Bob' })])],
      [2, 0x9002, Buffer.alloc(14)],
      [2, 0x8010, Buffer.from('a.txt\0')],
    ]),
  ],
  ['signed', makeSigned('Content-Type: text/plain\r\n\r\nsome words', true)],
];

/** Linear congruential, so that a failure can be had again. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test.each(fixtures)('what is left of a damaged file is read, or its end has a reason: %s', async (extractor, bytes) => {
  const random = createRandom(4);
  for (let round = 0; round < 300; round += 1) {
    const broken = Buffer.from(bytes.subarray(0, round % 3 === 0 ? random(bytes.length) : bytes.length));
    for (let change = 0; change < round % 10; change += 1) if (broken.length > 0) broken[random(broken.length)] = random(256);
    const start = performance.now();
    const outcome = await extractWith(mail, extractor, { name: 'a', mimeType: 'x/y', bytes: broken }).then(
      () => 'read',
      (error: unknown) => authorOutcome(error) ?? error,
    );
    expect(['read', 'skip', 'reject'], `round ${round}`).toContain(outcome);
    expect(performance.now() - start).toBeLessThan(1000);
  }
});
