/** `Promise.all(items.map(work))` with at most two running: what a small machine bears. Results keep their order. */
export async function mapTwoAtATime<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all([lane(), lane()]);
  return results;
}
