import { errorText } from '../../../../server/contract/messages/error-text.ts';
import type { Sandbox } from '../../../../server/sandbox/types.ts';
import { runForward } from '../../sandbox/student-programs.ts';

/** What statements throw in a student's function, as the report says it. */
export async function thrownBy(sandbox: Sandbox, statements: string): Promise<string> {
  const outcome = await runForward(
    sandbox,
    `import * as np from 'np';
     export function forward({ X }) {
       ${statements};
     }`,
  );
  return outcome.state === 'threw'
    ? `${outcome.error.name}: ${outcome.error.message}`
    : outcome.state;
}

/** What each of many lines of code throws, in both languages. */
export async function sayThrown(sandbox: Sandbox, lines: string): Promise<readonly string[]> {
  const said: string[] = [];
  for (const line of lines.trim().split(/\n\s*/)) {
    const text = await thrownBy(sandbox, line);
    said.push(`${text} → ${errorText(text, 'pt-BR')}`);
  }
  return said;
}
