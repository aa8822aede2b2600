import { fetchLost, isLost } from './fetch-lost.ts';
import type { SaveProgressTeller } from './save-progress.ts';
import type { Outcome } from './save-run.ts';

/** Those that are here first: none waits for one that has to be fetched. Nothing is fetched for what is saved by itself. */
export async function* portionsOf(
  transfers: Parameters<typeof fetchLost>[0],
  ids: readonly string[],
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: SaveProgressTeller | null },
  isOver: () => boolean,
): AsyncGenerator<readonly string[]> {
  let bytesTotal = 0;
  const told = (portion: readonly string[]) => {
    for (const id of portion) bytesTotal += transfers.find(id)?.fetched?.size ?? 0;
    progress?.change({ bytesTotal });
    return portion;
  };
  const lost = new Set(progress ? ids.filter((id) => isLost(transfers.find(id))) : []);
  yield told(ids.filter((id) => !lost.has(id)));
  const onLeft = (count: number) => progress?.change({ fetching: count });
  for await (const portion of fetchLost(transfers, [...lost], { signal, isOver, onLeft }))
    yield told(portion);
}

/** All of a run, in the order asked for. */
export function inOrder(outcomes: readonly Outcome[], numberOf: (id: string) => number): Outcome {
  const sumOf = (count: (outcome: Outcome) => number) => outcomes.reduce((sum, one) => sum + count(one), 0);
  return {
    saved: outcomes
      .flatMap(({ saved }) => saved)
      .sort((a, b) => numberOf(a.transfer.id) - numberOf(b.transfer.id)),
    unchanged: sumOf(({ unchanged }) => unchanged),
    skipped: sumOf(({ skipped }) => skipped),
    failed: outcomes.flatMap(({ failed }) => failed).sort((a, b) => numberOf(a.id) - numberOf(b.id)),
    left: outcomes.flatMap(({ left }) => left).sort((a, b) => numberOf(a) - numberOf(b)),
  };
}
