import { expect, it } from 'vitest';
import { ReturnPath } from '../../../web/return-path.ts';

it.each(['/turmas', '/t/1/e/tanh?aba=codigo'])('may lead to %s', (path) => {
  expect(ReturnPath.safeParse(path).success).toBe(true);
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''])(
  'never leads to %s',
  (path) => {
    expect(ReturnPath.safeParse(path).success).toBe(false);
  },
);
