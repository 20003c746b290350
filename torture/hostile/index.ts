import { damagedArchives } from './damaged-archives.ts';
import type { Bait, HostileFile } from './hostile-file.ts';
import { hostileImages } from './images.ts';
import { hostileMail } from './mail.ts';
import { hostileNames } from './hostile-names.ts';
import { hostileOffice } from './office.ts';
import { hostilePdfs } from './pdfs.ts';
import { hostileStreams } from './streams.ts';
import { hostileTars } from './tars.ts';
import { hostileXml } from './xml.ts';
import { zipBombs } from './zip-bombs.ts';

/** Each is made when it is asked for: together they are some hundred megabytes. */
export function* hostileFiles(bait: Bait, random: () => number, damagedPerKind: number): Generator<HostileFile> {
  yield* zipBombs(bait);
  yield* hostileStreams();
  yield* hostileTars(bait);
  yield* hostileNames(bait);
  yield* damagedArchives(random, damagedPerKind);
  yield* hostileXml(bait);
  yield* hostileOffice();
  yield* hostilePdfs();
  yield* hostileMail(bait);
  yield* hostileImages();
}
