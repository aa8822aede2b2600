/** Lets callers wait for something that is looked at whenever `tell` is called: for `isSo`, or for what they name. */
export function createWaiters(isSo: () => boolean) {
  let waiting: { readonly until: () => boolean; readonly wake: () => void }[] = [];
  return {
    wait: (until = isSo): Promise<void> =>
      until() ? Promise.resolve() : new Promise((wake) => waiting.push({ until, wake })),
    tell: (): void => {
      const woken = waiting.filter(({ until }) => until());
      if (woken.length === 0) return;
      waiting = waiting.filter((waiter) => !woken.includes(waiter));
      for (const { wake } of woken) wake();
    },
  };
}
