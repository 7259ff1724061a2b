/** The number of the first line in which two texts differ, counted from 1. */
export function firstDifferentLine(one: string, other: string): number {
  const others = other.split('\n');
  const lines = one.split('\n');
  const index = lines.findIndex((line, at) => line !== others[at]);
  return (index === -1 ? lines.length : index) + 1;
}
