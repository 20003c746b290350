import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Facade } from './facade.ts';
import { createFacades } from './facades.ts';

/** Facades that are numbered, and which of them are closed. */
function numbered() {
  const closed: number[] = [];
  const numbers = new Map<Facade, number>();
  let failing = false;
  const open = async (): Promise<Facade> => {
    if (failing) throw new Error('it cannot be opened');
    const number = numbers.size;
    const facade: Facade = { routes: [], close: async () => void closed.push(number) };
    numbers.set(facade, number);
    return facade;
  };
  return { open, closed, numberOf: (facade: Facade) => numbers.get(facade), fail: () => (failing = true) };
}

test('what is borrowed stays open until it is given back', async () => {
  const { open, closed, numberOf } = numbered();
  const facades = await createFacades(open);
  const first = facades.borrow();
  const also = facades.borrow();
  await facades.renew();
  const second = facades.borrow();
  expect([first, also, second].map(({ facade }) => numberOf(facade))).toEqual([0, 0, 1]);
  first.giveBack();
  expect(closed).toEqual([]);
  also.giveBack();
  await sleep(0);
  expect(closed).toEqual([0]);
  second.giveBack();
  await sleep(0);
  expect(closed).toEqual([0]);
  await facades.close();
  expect(closed).toEqual([0, 1]);
});

test('what nobody uses is closed at once', async () => {
  const { open, closed } = numbered();
  const facades = await createFacades(open);
  await Promise.all([facades.renew(), facades.renew()]);
  await sleep(0);
  expect(closed).toEqual([0, 1]);
  await facades.close();
});

test('where another one cannot be opened, all stays as it is', async () => {
  const { open, closed, numberOf, fail } = numbered();
  const facades = await createFacades(open);
  fail();
  await expect(facades.renew()).rejects.toThrow('cannot be opened');
  expect(numberOf(facades.borrow().facade)).toBe(0);
  expect(closed).toEqual([]);
  await facades.close();
});

test('at the end everybody is told, and everything is closed', async () => {
  const { open, closed } = numbered();
  const facades = await createFacades(open);
  const { signal } = facades.borrow();
  await facades.renew();
  await facades.close();
  expect(signal.aborted).toBe(true);
  expect(closed.toSorted((a, b) => a - b)).toEqual([0, 1]);
});
