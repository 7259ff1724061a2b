/** Points are stored as integers in thousandths. */
export const toThousandths = (points: number): number => Math.round(points * 1000);

export const fromThousandths = (thousandths: number): number => thousandths / 1000;

/** A score won under another maximum, in today's points; null stays null. */
export function scaleScore(score: number | null, from: number | null, to: number): number | null {
  if (score === null || from === null) return null;
  return from === to ? score : Math.round((score * to) / from);
}
