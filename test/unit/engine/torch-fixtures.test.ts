import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkGradient, item, jvp, vjp, zeros, type Tensor, type Tensors } from '#engine/index.ts';
import { dot, normwiseError } from './closeness.ts';
import { normalTensor, uniform } from './random.ts';
import { readTorchProblem } from './torch-fixture.ts';
import { torchModels } from './torch-models.ts';

const exact = 1e-12;

test('every fixture has a model and every model a fixture', () => {
  const files = readdirSync(new URL('../../fixtures/torch/', import.meta.url));
  expect(Object.keys(torchModels).sort()).toEqual(files.map((file) => file.slice(0, -5)).sort());
  expect(files).toHaveLength(72);
});

describe.each(Object.entries(torchModels))('%s', (name, model) => {
  const { attributes, inputs, outputs, loss, gradients } = readTorchProblem(name);
  const computed = vjp((leaves: Tensors) => model(leaves, attributes), inputs);
  const wanted = Object.keys(gradients);

  test('has the values of PyTorch', () => {
    for (const [output, expected] of Object.entries(outputs)) {
      const actual: Tensor = computed.outputs[output]!;
      expect(normwiseError(actual, expected), output).toBeLessThanOrEqual(exact);
    }
    expect(Math.abs(item(computed.outputs.loss) - loss)).toBeLessThanOrEqual(
      exact * Math.abs(loss),
    );
  });

  test('has the gradients of PyTorch in reverse mode', () => {
    const pulled = pullBackLoss(computed, wanted);
    for (const [input, expected] of Object.entries(gradients)) {
      expect(pulled[input]!.shape).toEqual(expected.shape);
      expect(normwiseError(pulled[input]!, expected), input).toBeLessThanOrEqual(exact);
    }
  });

  test('has the directional derivatives of PyTorch in forward mode', () => {
    const random = uniform(17);
    for (const [input, gradient] of Object.entries(gradients)) {
      const tangent = normalTensor(gradient.shape, random);
      const { tangents } = jvp((leaves: Tensors) => model(leaves, attributes), inputs, {
        [input]: tangent,
      });
      const scale = Math.sqrt(dot(gradient, gradient) * dot(tangent, tangent));
      const gap = Math.abs(item(tangents.loss) - dot(gradient, tangent));
      expect(gap, input).toBeLessThanOrEqual(exact * scale);
    }
  });

  test('has the numerical derivatives of its own values', async () => {
    const f = (points: readonly Tensors[]) =>
      points.map((point) => item(model(point, attributes).loss));
    const check = await checkGradient(f, inputs, gradients, { random: uniform(19) });
    expect(check.verdict).toBe('pass');
  });
});

function pullBackLoss(
  { outputs, pullback }: ReturnType<typeof vjp<Tensors, Tensors & { loss: Tensor }>>,
  wanted: readonly string[],
): Tensors {
  const one = zeros(outputs.loss.shape);
  one.data[0] = 1;
  return pullback({ loss: one }, wanted);
}
