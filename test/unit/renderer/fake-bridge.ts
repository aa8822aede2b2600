import { vi } from 'vitest';
import type { Bridge, RequestName } from '../../../electron/contract/api.ts';
import { fail } from '../../../electron/contract/errors.ts';

interface Call {
  readonly name: RequestName;
  readonly args: readonly unknown[];
}

/** Puts a bridge with these answers on `window`; any other request fails. Returns what was asked, in order. */
export function useFakeBridge(answers: Partial<Bridge>): readonly Call[] {
  const calls: Call[] = [];
  const bridge = new Proxy(answers, {
    get(target, name: RequestName) {
      const answer: unknown = target[name];
      return (...args: readonly unknown[]) => {
        calls.push({ name, args });
        if (typeof answer !== 'function') return Promise.resolve(fail('app_fault'));
        const result: unknown = Reflect.apply(answer, undefined, args);
        return result;
      };
    },
  });
  vi.stubGlobal('window', { mediaDesk: bridge });
  return calls;
}
