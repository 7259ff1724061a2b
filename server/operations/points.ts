/** Points are stored as integers in thousandths. */
export const toThousandths = (points: number): number => Math.round(points * 1000);

export const fromThousandths = (thousandths: number): number => thousandths / 1000;
