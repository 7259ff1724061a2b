/** As many gradings as keep two processors busy. */
const width = 2;

/** What is wrong with the first of the seeds with which anything is; null where all are well. */
export async function firstFault(
  seeds: readonly string[],
  findFault: (seed: string) => Promise<string | null>,
): Promise<string | null> {
  for (let at = 0; at < seeds.length; at += width) {
    const some = seeds.slice(at, at + width);
    const faults = await Promise.all(some.map(findFault));
    const first = faults.findIndex((fault) => fault !== null);
    if (first >= 0) return `${faults[first]} (seed ${some[first]})`;
  }
  return null;
}
