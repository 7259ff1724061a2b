import { z } from 'zod';
import { ExerciseDefinition } from '#contract/exercise.ts';
import { Misconception } from '#contract/misconception.ts';

/** Draft 7 is what YAML editors understand best. */
const target = 'draft-7';

/**
 * The JSON Schemas by which editors complete, explain and check the files of an author, by file name.
 * They say what may be written, that is, defaults may be left out.
 */
export const jsonSchemas: Readonly<Record<string, () => string>> = {
  'exercise.schema.json': () => print(ExerciseDefinition),
  'misconceptions.schema.json': () =>
    print(z.array(Misconception).describe('The mistakes that the grader knows by name')),
};

function print(schema: z.ZodType): string {
  const described = z.toJSONSchema(schema, {
    target,
    io: 'input',
    override: ({ jsonSchema }) => {
      // Zod's bound of whole numbers says nothing to an author.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return `${JSON.stringify(described, null, 2)}\n`;
}
