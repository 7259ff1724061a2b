import { add } from './elementary.ts';
import { selectWindows, windowCounts } from './gather.ts';
import { apply } from './operation.ts';
import { operations } from './operations.ts';
import { max } from './reductions.ts';
import { shapeText, type Shape } from './shape.ts';
import { matmul, reshape } from './structure.ts';
import type { Tensor } from './tensor.ts';

/**
 * Cross-correlation, what deep learning calls convolution, in NCHW order:
 * y[n, o, i, j] = b[o] + Σ x[n, c, i · stride + p − padding, j · stride + q − padding] w[o, c, p, q].
 * Shapes: x (n, channels, h, w), w (outputs, channels, p, q), b (outputs), y (n, outputs,
 * ⌊(h + 2 padding − p)/stride⌋ + 1, the same of w and q); zeros are padded.
 * Computed, and differentiated, as a matrix product with the windows of x as columns (Chellapilla, Puri and Simard, 2006).
 */
export function conv2d(
  x: Tensor,
  w: Tensor,
  b: Tensor,
  { stride = 1, padding = 0 }: { stride?: number; padding?: number } = {},
): Tensor {
  const [outputs = 0, channels = 0, kernelHeight = 0, kernelWidth = 0] = w.shape;
  const fits = x.shape[1] === channels && b.shape.length === 1 && b.shape[0] === outputs;
  if (x.shape.length !== 4 || w.shape.length !== 4 || !fits)
    throw new RangeError(
      `conv2d: shapes ${shapeText(x.shape)}, ${shapeText(w.shape)} and ${shapeText(b.shape)} do not fit: ` +
        'x must be (n, channels, height, width), w (outputs, channels, height, width), b (outputs,)',
    );
  const kernel = [kernelHeight, kernelWidth] as const;
  requireWindows('conv2d', x.shape, kernel, stride, padding);
  const columns = windows(x, kernel, stride, padding);
  const kernels = reshape(w, [outputs, channels * kernelHeight * kernelWidth]);
  const y = add(matmul(kernels, columns), reshape(b, [outputs, 1]));
  return reshape(y, [x.shape[0]!, outputs, ...windowCounts(x.shape, kernel, stride, padding)]);
}

/**
 * The largest entry of each window: y[n, c, i, j] = max x[n, c, i · stride + p, j · stride + q] over
 * p, q < kernel. Shapes: x (n, channels, h, w), y (n, channels, ⌊(h − kernel)/stride⌋ + 1, the same of w):
 * nothing is padded, and a last incomplete window is dropped. The winner takes the gradient; k tied
 * winners take 1/k each, where PyTorch gives all to the first. A window of dead units after a ReLU is
 * such a tie: relu(maxPool2d(x)) has the same value and no tie.
 */
export function maxPool2d(
  x: Tensor,
  { kernel, stride = kernel }: { kernel: number; stride?: number },
): Tensor {
  const [n = 0, channels = 0, height = 0, width = 0] = x.shape;
  if (x.shape.length !== 4)
    throw new RangeError(
      `maxPool2d: x has shape ${shapeText(x.shape)}; it must be (n, channels, height, width)`,
    );
  requireWindows('maxPool2d', x.shape, [kernel, kernel], stride, 0);
  const planes = reshape(x, [n * channels, 1, height, width]);
  const largest = max(windows(planes, [kernel, kernel], stride, 0), { axis: 1 });
  return reshape(largest, [n, channels, ...windowCounts(x.shape, [kernel, kernel], stride, 0)]);
}

type Kernel = readonly [height: number, width: number];

function windows(x: Tensor, kernel: Kernel, stride: number, padding: number): Tensor {
  return apply(operations.select(selectWindows(x.shape, kernel, stride, padding)), x);
}

function requireWindows(
  operation: string,
  shape: Shape,
  kernel: Kernel,
  stride: number,
  padding: number,
): void {
  const whole = [...kernel, stride].every((size) => Number.isInteger(size) && size >= 1);
  const counts = windowCounts(shape, kernel, stride, padding);
  if (whole && Number.isInteger(padding) && padding >= 0 && counts.every((count) => count >= 1))
    return;
  throw new RangeError(
    `${operation}: a kernel of ${kernel.join(' × ')} with stride ${stride} and padding ${padding} does not fit ` +
      `shape ${shapeText(shape)}; kernel and stride must be at least 1 and the padded input no smaller than the kernel`,
  );
}
