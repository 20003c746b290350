/** Runs `make` at the first call and hands its result to all later ones. A failure is final as well. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
