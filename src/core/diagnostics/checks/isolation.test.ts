import { expect, test } from 'vitest';
import type { Isolation } from '../../workers/isolation.ts';
import { isolationLayers } from './isolation.ts';

const all: Isolation = {
  permissions: true,
  network: ['unshare', '-cn', '--'],
  parentDeath: 'kernel',
  stepBack: ['ionice', '-c', '3', 'nice', '-n', '19'],
};

test('where all layers work, all are told and nothing is to be done', () => {
  const found = isolationLayers(all);
  expect(found.map(({ name, state, hint }) => [name, state, hint])).toEqual(found.map(() => ['isolation', 'good', undefined]));
  expect(found.map(({ message }) => message).join('\n')).toMatch(/not write any[^]*no network[^]*the kernel sees to it[^]*the disk/);
});

test('where layers are missing, it says which, and what would help', () => {
  const found = isolationLayers({ permissions: false, network: undefined, parentDeath: 'keeper', stepBack: ['nice', '-n', '19'] });
  expect(found.map(({ state, hint }) => [state, hint !== undefined])).toEqual([
    ['warning', true],
    ['warning', true],
    ['good', false],
    ['good', false],
  ]);
});

test('this machine has some', () => {
  expect(isolationLayers().length).toBe(4);
});
