import type { Layout, StudentPlan } from '../../../server/sandbox/plan.ts';

interface TensorClass {
  new (shape: number[], values: Float64Array): object;
  readonly is: (value: unknown) => boolean;
  readonly values: (tensor: never) => Float64Array;
}

type Functions = Readonly<Record<string, (argument: object) => Record<string, unknown>>>;

/**
 * The calls of one crossing with nothing around them: inputs from the flat numbers, the student's functions, results
 * into one flat array. Runs in whatever realm the student's functions are in; knows the shapes that the bench needs.
 */
export function makeCalls(
  Tensor: TensorClass,
  functions: Functions,
  { calls, layouts, layoutOfPoint, repetitions }: StudentPlan,
  numbers: Float64Array,
): Float64Array {
  const outputs: number[] = [];
  let offset = 0;
  for (const at of layoutOfPoint) {
    const layout = layouts[at]!;
    const fields = layout.kind === 'record' ? layout.fields : [];
    let end = offset;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const values: Record<string, unknown> = {};
      end = offset;
      for (const [name, field] of fields) {
        const size = sizeOf(field);
        values[name] = build(Tensor, field, numbers.slice(end, end + size));
        end += size;
      }
      for (const call of calls) {
        const argument: Record<string, unknown> = {};
        for (const { name, key } of call.arguments) argument[name] = values[key];
        const result = functions[call.function]!(argument);
        for (const { path } of call.returns) read(Tensor, result[path[0]!], outputs);
        for (const key of call.opaque) values[key] = result[key];
      }
    }
    offset = end;
  }
  return Float64Array.from(outputs);
}

function sizeOf(layout: Layout): number {
  return layout.kind === 'tensor' ? layout.shape.reduce((size, length) => size * length, 1) : 0;
}

function build(Tensor: TensorClass, layout: Layout, values: Float64Array): unknown {
  if (layout.kind === 'text') return layout.text;
  if (layout.kind !== 'tensor') throw new Error(`the bench gives no ${layout.kind} to a student`);
  return layout.shape.length === 0 ? values[0] : new Tensor([...layout.shape], values);
}

function read(Tensor: TensorClass, value: unknown, outputs: number[]): void {
  if (!Tensor.is(value)) {
    outputs.push(Number(value));
    return;
  }
  for (const entry of Tensor.values(value as never)) outputs.push(entry); // `is` has looked
}
