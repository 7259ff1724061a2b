import { describe, expect, it } from 'vitest';
import { matchStatements } from '../../../server/exercises/match-statements.ts';

const source = '# Camada\n\n## Ida\n\n$z$\n\n## Volta\n';
const match = (en: string) => () => matchStatements({ 'pt-BR': source, en });

describe('the statements of an exercise', () => {
  it('have the same headings in both languages, in their own words', () => {
    expect(match('# Layer\n\n## Forward\n\n## Backward\n')).not.toThrow();
  });

  it('may show comments of code, which are no headings', () => {
    expect(match('# Layer\n\n## Forward\n\n```\n# a comment\n```\n\n## Backward\n')).not.toThrow();
  });

  it('are refused where a heading is first of another level, missing or too many', () => {
    expect(match('# Layer\n\n### Forward\n\n## Backward\n')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: statement.en.md:3: "### Forward" stands where statement.pt-BR.md has "## Ida" in line 3; both have the same headings, in the same levels]`,
    );
    expect(match('# Layer\n\n## Forward\n')).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: statement.en.md: no heading stands where statement.pt-BR.md has "## Volta" in line 7; both have the same headings, in the same levels]`,
    );
    expect(
      match('# Layer\n\n## Forward\n\n## Backward\n\n## More\n'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: statement.en.md:7: "## More" stands where statement.pt-BR.md has none; both have the same headings, in the same levels]`,
    );
  });
});
