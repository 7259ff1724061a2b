import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as np from '../../../../server/sandbox/isolate/np/index.ts';

const declarations = readFileSync(
  new URL('../../../../server/sandbox/isolate/np/np.d.ts', import.meta.url),
  'utf8',
);

function declaredFunctions(): string[] {
  const names = [...declarations.matchAll(/^ {2}export function (\w+)\(/gm)].map(
    ([, name]) => name!,
  );
  return [...new Set(names)].sort();
}

test('the editor is shown exactly the functions that exist', () => {
  expect(declaredFunctions()).toEqual(Object.keys(np).sort());
});

test('np offers the functions that exercises may rely on', () => {
  expect(Object.keys(np).sort()).toEqual(
    (
      'abs add allclose arange argmax array clip concatenate divide dot equal exp full greater less log log1p ' +
      'matmul max maximum mean minimum multiply negative ones power reshape sqrt subtract sum tanh transpose ' +
      'where zeros zerosLike'
    ).split(' '),
  );
});
