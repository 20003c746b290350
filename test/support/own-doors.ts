import { openOwnDoors } from '../../src/core/loading/own-doors.ts';

/** For `node --import`: `paise2/…` is what is being worked on, and not what was built last. */
openOwnDoors();
