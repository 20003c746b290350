import type { Role } from '../role.ts';
import { ranked, word } from './queries.ts';

/** Tells the URLs of all items with the word `shared`. */
const tellItems: Role<'dataStorage'> = async (storage, acknowledge) => {
  for (const url of await ranked(storage, word('shared'))) acknowledge(url);
};

export default tellItems;
