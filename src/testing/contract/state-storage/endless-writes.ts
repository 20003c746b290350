import type { Role } from '../role.ts';

/** Keys that are always written together. */
export const keys: readonly string[] = ['a', 'b', 'c'];

/** Writes a higher number to all keys, for ever. */
const writeForEver: Role<'stateStorage'> = async (state, acknowledge, run) => {
  for (let value = run * 1_000_000 + 1; ; value += 1) {
    await state.write(keys.map((key) => ({ partition: 'p', key, value })));
    acknowledge(String(value));
  }
};

export default writeForEver;
