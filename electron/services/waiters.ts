/** Lets callers wait for something that is looked at whenever `tell` is called. */
export function createWaiters(isSo: () => boolean) {
  let waiting: (() => void)[] = [];
  return {
    wait: (): Promise<void> => (isSo() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    tell: (): void => {
      if (waiting.length === 0 || !isSo()) return;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
  };
}
