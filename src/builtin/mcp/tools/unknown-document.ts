import { Refusal } from './tool.ts';

/** One sentence for what is not there and for what is denied: an agent cannot tell them apart. */
export const unknownDocument = (id: string): Refusal => new Refusal(`There is no document with the id ${id}. Ids come from search.`);
