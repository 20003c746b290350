/** Does one thing at a time; of those that wait, only the latest. */
export function latestOnly<T>(act: (one: T) => Promise<void>): (one: T) => void {
  let next: { readonly one: T } | undefined;
  let isBusy = false;
  async function work(): Promise<void> {
    isBusy = true;
    while (next) {
      const { one } = next;
      next = undefined;
      await act(one);
    }
    isBusy = false;
  }
  return (one) => {
    next = { one };
    if (!isBusy) void work();
  };
}
