export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
};

/** Runs the parts one after the other, `rounds` times; gives the ms of each part, round by round. */
export async function alternate(
  rounds: number,
  parts: readonly (() => Promise<number>)[],
): Promise<readonly (readonly number[])[]> {
  const taken = parts.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, part] of parts.entries()) taken[at]?.push(await part());
  }
  return taken;
}

/** How many times as long as the reference of the same round, and both medians: `1.9 × (2.1 s / 1.1 s)`. */
export function ratioOf(own: readonly number[], reference: readonly number[]): string {
  const ratios = own.map((ms, round) => ms / (reference[round] ?? NaN));
  return `${median(ratios).toFixed(2)} × (${seconds(own)} / ${seconds(reference)})`;
}

const seconds = (values: readonly number[]): string => `${(median(values) / 1000).toFixed(2)} s`;

/** In ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
