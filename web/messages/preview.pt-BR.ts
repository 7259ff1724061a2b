/** What authors alone see, in `gradecheck preview`. */
export const portuguesePreview = {
  preview: {
    statements: 'Enunciados',
    files: 'Arquivos',
    file: 'Arquivo da pasta',
    asStudents: 'O resultado é o que um aluno receberia; o código não pode ser mudado aqui.',
    grading: 'Corrigindo…',
    problem: 'A página olha de novo assim que um arquivo da pasta mudar.',
  },
};
