import type { Positions } from '../protocol.ts';

export function findPositions(_code: string, _exports: readonly string[]): Positions {
  return {};
}
