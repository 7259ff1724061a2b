import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from '../../../server/exercises/json-schemas.ts';
import { exerciseText } from './exercise-text.ts';

const directory = fileURLToPath(new URL('../../../exercises', import.meta.url));
const read = (file: string) => readFileSync(join(directory, file), 'utf8');
const files = globSync(['*/exercise.yaml', 'misconceptions.yaml'], { cwd: directory }).toSorted();

const schemas = Object.keys(jsonSchemas);

describe('the JSON Schemas for editors', () => {
  it.for(schemas)('has %s as the contract says; if not, run gradecheck schema', (file) => {
    expect(read(file)).toBe(jsonSchemas[file]?.());
  });

  it.for(files)('accepts %s, whose first line names it', (file) => {
    const [line = ''] = read(file).split('\n');
    const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(line)?.[1] ?? '';
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(read(join(dirname(file), named))),
    );
    validate(parse(read(file)));
    expect(validate.errors).toBeNull();
  });

  it('underlines what the loader would refuse', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(read('exercise.schema.json')));
    const isAccepted = (text: string) => validate(parse(text));
    expect(isAccepted(exerciseText)).toBe(true);
    expect(isAccepted(exerciseText.replace('public: 2', 'publc: 2'))).toBe(false);
    expect(isAccepted(exerciseText.replace('draw: normal', 'draw: gaussian'))).toBe(false);
    expect(isAccepted(exerciseText.replace(', en: One layer. }', '}'))).toBe(false);
  });

  it('explains the keys that an author types', () => {
    const described: unknown = JSON.parse(read('exercise.schema.json'));
    expect(described).toMatchObject({
      properties: {
        cases: {
          items: { properties: { confirming: { description: expect.stringContaining('Never') } } },
        },
      },
    });
  });
});
