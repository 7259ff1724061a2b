import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchemas } from '../exercises/json-schemas.ts';

/** Writes the JSON Schemas beside the exercises, where their first lines name them for editors. */
export async function schemaCommand(directory: string): Promise<number> {
  for (const [file, print] of Object.entries(jsonSchemas)) {
    await writeFile(join(directory, file), print());
    console.log(`${file} written`);
  }
  return 0;
}
