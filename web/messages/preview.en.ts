import type { Messages } from './pt-BR.ts';
import type { portuguesePreview } from './preview.pt-BR.ts';

export const englishPreview: Pick<Messages, keyof typeof portuguesePreview> = {
  preview: {
    statements: 'Statements',
    files: 'Files',
    file: 'File of the folder',
    asStudents: 'The result is what a student would get; the code cannot be changed here.',
    grading: 'Grading…',
    problem: 'The page looks again as soon as a file of the folder changes.',
  },
};
