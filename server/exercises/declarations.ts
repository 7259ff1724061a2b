import type { ExerciseDefinition, InputSpec, LeafSpec, ReturnSpec } from '#contract/exercise.ts';

/**
 * Ambient TypeScript declarations of one exercise's functions: `ForwardArguments`, `ForwardResult`, …
 * The editor shows shapes in the course's symbols; results may be np arrays, nested arrays or numbers.
 */
export function declareFunctions({ functions, inputs }: ExerciseDefinition): string {
  const blocks = Object.entries(functions).flatMap(([name, { arguments: names, returns }]) => {
    const prefix = name.charAt(0).toUpperCase() + name.slice(1);
    return [
      declare(
        `${prefix}Arguments`,
        names.map((argument) => inputMember(argument, inputs[argument])),
      ),
      declare(`${prefix}Result`, Object.entries(returns).map(resultMember)),
    ];
  });
  return blocks.join('\n');
}

function declare(name: string, members: readonly string[]): string {
  return `interface ${name} {\n${members.join('\n')}\n}\n`;
}

function inputMember(name: string, spec: InputSpec | undefined): string {
  if (!spec) return `  ${name}: any;`;
  return `  ${documentation(spec)}${name}: ${inputType(spec)};`;
}

function documentation(spec: InputSpec): string {
  return 'shape' in spec && spec.shape.length > 0 ? `/** (${shapeText(spec.shape)}) */ ` : '';
}

function inputType(spec: InputSpec): string {
  if (!('list' in spec)) return leafType(spec);
  if ('each' in spec) return `(${leafType(spec.each)})[]`;
  const fields = Object.entries(spec.of).map(
    ([field, leaf]) => `${documentation(leaf)}${field}: ${leafType(leaf)}`,
  );
  return `{ ${fields.join('; ')} }[]`;
}

function leafType(spec: LeafSpec): string {
  if ('oneOf' in spec) return spec.oneOf.map((option) => `'${option}'`).join(' | ');
  if ('number' in spec) return 'number';
  if ('model' in spec) return `import('np').NdArray`;
  return spec.shape.length === 0 ? 'number' : `import('np').NdArray`;
}

function resultMember([name, spec]: [string, ReturnSpec]): string {
  if (spec === 'opaque') return `  ${name}: any;`;
  if (!('list' in spec)) return `  ${name}: import('np').Operand;`;
  const fields = Object.keys(spec.of).map((field) => `${field}: import('np').Operand`);
  return `  ${name}: { ${fields.join('; ')} }[];`;
}

function shapeText(shape: readonly (string | number)[]): string {
  return shape.join(', ');
}
