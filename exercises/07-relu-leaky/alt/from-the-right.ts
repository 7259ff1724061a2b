// Plain JavaScript over nested lists; at zero the slope of the right-hand line.
const slopes = (Z, left) => Z.tolist().map((row) => row.map((z) => (z >= 0 ? 1 : left)));

export const reluGrad = ({ Z }) => ({ reluSlope: slopes(Z, 0) });

export const leakyGrad = ({ Z, alpha }) => ({ leakySlope: slopes(Z, alpha) });
