import { isPaiseError } from '../../../plugin/errors.ts';
import type { ItemView, Paise } from '../../../plugin/paise.ts';
import { notFound } from './failures.ts';

/** The item with this id. Ids that the index does not know end the request with status 404. */
export async function itemOf(paise: Paise, id: string): Promise<ItemView> {
  try {
    const view = await paise.item(id);
    // What is no id is taken for a path, and a file may have a number for its name.
    if (view.item.id === Number(id)) return view;
  } catch (error) {
    if (!isPaiseError(error, 'USAGE')) throw error;
  }
  throw notFound(`There is no item ${id} in the index.`);
}
