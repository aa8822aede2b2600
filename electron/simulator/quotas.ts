import type { Exchange } from './exchange.ts';

/** One corp, one API: 10,000 calls a minute (wechat-api.md §2.2). OA quotas are per account and not imitated. */
const wecomCallsPerMinute = 10_000;

/** Says whether this call is one too many; the block ends with its window. */
export function createQuotas() {
  const windows = new Map<string, { endsAt: number; calls: number }>();

  return function overQuota({ route, effects, now }: Exchange, owner: string): boolean {
    const allowed = effects.quota ?? (route.dialect === 'wecom' ? wecomCallsPerMinute : Infinity);
    const key = `${route.dialect} ${route.operation} ${owner}`;
    const held = windows.get(key);
    const window =
      held && now < held.endsAt ? held : { endsAt: now + (effects.windowSeconds ?? 60) * 1000, calls: 0 };
    windows.set(key, window);
    window.calls += 1;
    return window.calls > allowed;
  };
}
