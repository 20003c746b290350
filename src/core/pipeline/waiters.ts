/** Those who wait for the next time that something happened. */
export interface Waiters {
  next(): Promise<void>;
  tell(): void;
}

export function createWaiters(): Waiters {
  let next = Promise.withResolvers<void>();
  return {
    next: () => next.promise,
    tell() {
      const told = next;
      next = Promise.withResolvers();
      told.resolve();
    },
  };
}
