import { setInterval } from 'node:timers';

// A worker program that stays and never says a word.
setInterval(() => {}, 1000);
