import type { Locale } from '../locale.ts';
import type { CheckProblem, CheckStatus } from '../report.ts';
import type { Verdict } from '../verdict.ts';
import { englishHeadlines, portugueseHeadlines, type HeadlineMessages } from './headlines.ts';

export interface ReportMessages extends HeadlineMessages {
  /** A verdict in two or three words. */
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly checkProblems: Readonly<Record<CheckProblem, string>>;
  readonly checkStatuses: Readonly<Record<CheckStatus, string>>;
  /** Why a check has its status, for a tooltip or a legend. */
  readonly checkStatusMeanings: Readonly<Record<CheckStatus, string>>;
}

const portuguese: ReportMessages = {
  verdicts: {
    system_error: 'Falha nossa',
    cancelled: 'Cancelado',
    syntax_error: 'Erro de sintaxe',
    missing_export: 'Falta exportar uma função',
    unsupported_syntax: 'Sintaxe não aceita',
    forbidden_api: 'Importação não aceita',
    time_limit: 'Tempo esgotado',
    memory_limit: 'Memória esgotada',
    output_limit: 'Saída grande demais',
    runtime_error: 'Erro de execução',
    mutated_input: 'Entrada alterada',
    non_deterministic: 'Resultado não repetível',
    missing_output: 'Falta um resultado',
    wrong_type: 'Tipo inesperado',
    shape_mismatch: 'Forma diferente',
    non_finite: 'NaN ou infinito',
    wrong_forward: 'Passo direto difere',
    wrong_gradient: 'Gradiente fora da tolerância',
    undecided: 'Sem decisão',
    partial: 'Parcial',
    passed: 'Aceito',
  },
  ...portugueseHeadlines,
  checkProblems: {
    missing_output: 'não veio no objeto devolvido',
    wrong_type: 'não é um tensor de números',
    shape_mismatch: 'forma diferente da esperada',
    non_finite: 'contém NaN ou infinito',
    no_error: 'devia lançar um erro e não lançou',
    not_reached: 'não chegou a ser calculado',
  },
  checkStatuses: {
    pass: 'confere',
    fail: 'fora',
    consistent: 'consistente',
    undecided: 'sem decisão',
  },
  checkStatusMeanings: {
    pass: 'Igual ao valor esperado, dentro da tolerância.',
    fail: 'Fora da tolerância.',
    consistent:
      'Este passo confere quando se parte do seu próprio gradiente anterior. O erro está antes, e este passo vale os pontos.',
    undecided: 'A derivada numérica não decide aqui. Isto não desconta pontos.',
  },
};

const english: ReportMessages = {
  verdicts: {
    system_error: 'Our failure',
    cancelled: 'Cancelled',
    syntax_error: 'Syntax error',
    missing_export: 'A function is not exported',
    unsupported_syntax: 'Syntax not accepted',
    forbidden_api: 'Import not accepted',
    time_limit: 'Out of time',
    memory_limit: 'Out of memory',
    output_limit: 'Output too large',
    runtime_error: 'Runtime error',
    mutated_input: 'Input modified',
    non_deterministic: 'Result not repeatable',
    missing_output: 'A result is missing',
    wrong_type: 'Unexpected type',
    shape_mismatch: 'Different shape',
    non_finite: 'NaN or infinity',
    wrong_forward: 'Forward pass differs',
    wrong_gradient: 'Gradient out of tolerance',
    undecided: 'Undecided',
    partial: 'Partial',
    passed: 'Accepted',
  },
  ...englishHeadlines,
  checkProblems: {
    missing_output: 'not in the returned object',
    wrong_type: 'not a tensor of numbers',
    shape_mismatch: 'shape differs from the expected one',
    non_finite: 'contains NaN or infinity',
    no_error: 'should have thrown an error',
    not_reached: 'was never computed',
  },
  checkStatuses: {
    pass: 'right',
    fail: 'off',
    consistent: 'consistent',
    undecided: 'undecided',
  },
  checkStatusMeanings: {
    pass: 'Equal to the expected value, within tolerance.',
    fail: 'Out of tolerance.',
    consistent:
      'This step is right given your own earlier gradient. The error lies before it, and this step earns its points.',
    undecided: 'The numerical derivative cannot decide here. No points are lost.',
  },
};

/** Everything that a report says in words, for the web and the command line alike. */
export const reportMessages: Readonly<Record<Locale, ReportMessages>> = {
  'pt-BR': portuguese,
  en: english,
};
