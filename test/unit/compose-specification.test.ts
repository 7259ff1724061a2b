import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';

/** The linter's package carries the specification's own JSON Schema; its code is not used. */
const schemaFile = join(
  dirname(createRequire(import.meta.url).resolve('dclint/package.json')),
  'schemas/compose.schema.json',
);

let validate: ReturnType<Ajv['compile']>;

beforeAll(() => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  const { $schema: _draft, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  validate = ajv.compile(schema);
});

function readCompose() {
  const text = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
  return parse(text, { merge: true });
}

it('docker-compose.yml is what the Compose Specification describes', () => {
  const isValid = validate(readCompose());
  expect(validate.errors).toBeNull();
  expect(isValid).toBe(true);
});

it.each([
  ['a key that does not exist', { services: { server: { memory: '1g' } } }],
  ['a duration that is a number', { services: { server: { stop_grace_period: 20 } } }],
  [
    'a condition that does not exist',
    { services: { a: { depends_on: { b: { condition: 'up' } } } } },
  ],
])('the specification rejects %s', (_mistake, compose) => {
  expect(validate(compose)).toBe(false);
});
