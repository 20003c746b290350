import { expect } from 'vitest';
import { runPaise } from './command.ts';
import { createPlace, type Place } from './place.ts';

/** A place with three files, indexed. */
export async function indexedPlace(): Promise<Place> {
  const place = createPlace();
  place.write('apples.md', '# About apples\n\nApples and pears grow on trees.');
  place.write('sub/pears.txt', 'Pears are sweeter than quinces.');
  place.write('data.bin', Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]));
  expect(await runPaise(place, ['index', '--once', place.files])).toMatchObject({ code: 0, stderr: '' });
  return place;
}
