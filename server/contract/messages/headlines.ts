import type { ExampleGroup, HeadlineKey } from '../headline.ts';

export interface HeadlineMessages {
  /** One sentence with `{{arg}}` placeholders; `headlineText` fills them. */
  readonly headlines: Readonly<Record<HeadlineKey, string>>;
  /** The same sentences for faults whose line is not known. */
  readonly headlinesWithoutLine: Readonly<
    Record<'runtime_error' | 'syntax_error' | 'unsupported_syntax', string>
  >;
  readonly exampleGroups: Readonly<Record<ExampleGroup, string>>;
}

export const portugueseHeadlines: HeadlineMessages = {
  headlines: {
    passed: 'Todos os casos conferem ({{cases}} de {{cases}}).',
    partial: '{{tasks}} de {{total}} tarefas completas; nada está fora da tolerância.',
    ratio_constant:
      'Todos os elementos de {{quantity}} são {{ratio}}× o esperado ({{symbol}} = {{ratio}}).',
    ratio_unnamed: 'Todos os elementos de {{quantity}} são {{ratio}}× o esperado.',
    sign_flipped: 'Todos os elementos de {{quantity}} têm o sinal trocado.',
    absolute_value: '{{quantity}} tem o valor absoluto esperado, mas perdeu o sinal.',
    all_zero: '{{quantity}} é zero em todos os elementos.',
    transposed: '{{quantity}} parece transposta: os valores conferem depois de transpor.',
    missing_sum: 'Falta somar {{quantity}} ao longo do eixo {{axis}}, de tamanho {{symbol}}.',
    shape: 'Forma de {{quantity}}: recebi {{got}}, esperava {{expected}}.',
    all_pairs:
      'Forma de {{quantity}}: recebi {{got}}, esperava {{expected}}; os valores esperados estão na diagonal.',
    slope_used:
      'Elemento a elemento, {{quantity}} sai como se a derivada de {{activation}} fosse {{slope}}.',
    ratio_elementwise: 'Elemento a elemento, {{quantity}} é o valor esperado vezes {{factor}}.',
    examples_only: 'Em {{quantity}} só conta {{examples}}.',
    examples_without: 'Em {{quantity}} fica de fora {{examples}}; o resto confere.',
    examples_weighted: 'Em {{quantity}}, {{examples}} conta {{ratio}}×; o resto, uma vez.',
    examples_by_output:
      'Em {{quantity}}, cada exemplo conta com peso {{weight}}, onde A é a saída para esse exemplo.',
    missing_output: 'Falta {{quantity}} no objeto devolvido.',
    wrong_type: '{{quantity}} veio como {{found}}; esperava um tensor de números.',
    returned_nothing: '{{function}} não devolveu nada: falta um return?',
    returned_promise: '{{function}} devolveu uma Promise: tire o async e devolva o próprio objeto.',
    returned_no_record:
      '{{function}} devolveu {{found}}; esperava um objeto com um nome para cada resultado.',
    non_finite: '{{quantity}} contém NaN ou infinito.',
    no_error: '{{function}} devia lançar um erro para estas entradas e não lançou.',
    wrong_forward: 'O passo direto difere em {{quantity}}.',
    first_break: 'Até {{right}} está certo; o erro nasce em {{quantity}}.',
    wrong_gradient: 'Gradiente fora da tolerância em {{quantity}}.',
    other_loss:
      'Os gradientes estão certos para a sua perda, mas ela não é a que o enunciado pede: {{quantity}} difere.',
    loss_offset:
      'Os gradientes estão certos, mas {{quantity}} difere por algo que não depende dos parâmetros.',
    only_hidden: '{{quantity}} confere nos casos públicos, mas não no caso {{case}}.',
    undecided:
      'Não conseguimos decidir sobre {{quantity}}. Nenhum ponto foi descontado; a equipe foi avisada.',
    runtime_error: 'A linha {{line}} lançou: {{message}}',
    syntax_error: 'Não consegui ler a linha {{line}} (isto não conta como tentativa): {{message}}',
    unsupported_syntax:
      'A linha {{line}} usa sintaxe não aceita (isto não conta como tentativa): {{message}}',
    missing_export: 'Falta exportar {{name}}. Isto não conta como tentativa.',
    forbidden_api: 'Só np pode ser importado, não {{name}}. Isto não conta como tentativa.',
    time_limit: 'A execução passou de {{limitMs}} ms.',
    memory_limit: 'A execução passou de {{limitMb}} MB de memória.',
    output_limit: 'O código devolveu ou imprimiu mais do que o limite.',
    mutated_input: 'O código alterou a entrada {{name}}.',
    non_deterministic: '{{quantity}} muda de uma execução para outra com as mesmas entradas.',
    system_error: 'Falha nossa (incidente {{incident}}). Nenhuma tentativa foi descontada.',
    cancelled: 'A correção foi cancelada. Nenhuma tentativa foi descontada.',
  },
  headlinesWithoutLine: {
    runtime_error: 'O código lançou: {{message}}',
    syntax_error: 'Não consegui ler o código (isto não conta como tentativa): {{message}}',
    unsupported_syntax:
      'O código usa sintaxe não aceita (isto não conta como tentativa): {{message}}',
  },
  exampleGroups: {
    label_1: 'o grupo dos exemplos com y = 1',
    label_0: 'o grupo dos exemplos com y = 0',
    first: 'o primeiro exemplo',
    last: 'o último exemplo',
  },
};

export const englishHeadlines: HeadlineMessages = {
  headlines: {
    passed: 'Every case is right ({{cases}} of {{cases}}).',
    partial: '{{tasks}} of {{total}} tasks complete; nothing is out of tolerance.',
    ratio_constant:
      'Every element of {{quantity}} is {{ratio}}× the expected value ({{symbol}} = {{ratio}}).',
    ratio_unnamed: 'Every element of {{quantity}} is {{ratio}}× the expected value.',
    sign_flipped: 'Every element of {{quantity}} has its sign flipped.',
    absolute_value: '{{quantity}} has the expected absolute value but lost its sign.',
    all_zero: '{{quantity}} is zero in every element.',
    transposed: '{{quantity}} looks transposed: the values match after transposing.',
    missing_sum: '{{quantity}} is not yet summed along axis {{axis}}, of size {{symbol}}.',
    shape: 'Shape of {{quantity}}: got {{got}}, expected {{expected}}.',
    all_pairs:
      'Shape of {{quantity}}: got {{got}}, expected {{expected}}; the expected values are on its diagonal.',
    slope_used:
      'Element by element, {{quantity}} comes out as if the derivative of {{activation}} were {{slope}}.',
    ratio_elementwise: 'Element by element, {{quantity}} is the expected value times {{factor}}.',
    examples_only: 'In {{quantity}}, only {{examples}} counts.',
    examples_without: 'In {{quantity}}, {{examples}} is left out; the rest is right.',
    examples_weighted: 'In {{quantity}}, {{examples}} counts {{ratio}}×; the rest once.',
    examples_by_output:
      'In {{quantity}}, each example counts with weight {{weight}}, where A is the output for that example.',
    missing_output: '{{quantity}} is missing from the returned object.',
    wrong_type: '{{quantity}} came as {{found}}; a tensor of numbers was expected.',
    returned_nothing: '{{function}} returned nothing: is a return missing?',
    returned_promise:
      '{{function}} returned a Promise: leave out async and return the object itself.',
    returned_no_record:
      '{{function}} returned {{found}}; an object with a name for each result was expected.',
    non_finite: '{{quantity}} contains NaN or infinity.',
    no_error: '{{function}} should throw an error for these inputs and did not.',
    wrong_forward: 'The forward pass differs in {{quantity}}.',
    first_break: 'Right up to {{right}}; the error starts at {{quantity}}.',
    wrong_gradient: 'Gradient out of tolerance in {{quantity}}.',
    other_loss:
      'The gradients are right for your loss, but that is not the loss asked for: {{quantity}} differs.',
    loss_offset:
      'The gradients are right, but {{quantity}} differs by something that does not depend on the parameters.',
    only_hidden: '{{quantity}} is right on the public cases but not on case {{case}}.',
    undecided:
      'We could not decide about {{quantity}}. No points were lost; the staff has been told.',
    runtime_error: 'Line {{line}} threw: {{message}}',
    syntax_error: 'Could not read line {{line}} (this does not count as an attempt): {{message}}',
    unsupported_syntax:
      'Line {{line}} uses syntax that is not accepted (this does not count as an attempt): {{message}}',
    missing_export: '{{name}} is not exported. This does not count as an attempt.',
    forbidden_api: 'Only np can be imported, not {{name}}. This does not count as an attempt.',
    time_limit: 'The run exceeded {{limitMs}} ms.',
    memory_limit: 'The run exceeded {{limitMb}} MB of memory.',
    output_limit: 'The code returned or printed more than the limit.',
    mutated_input: 'The code modified the input {{name}}.',
    non_deterministic: '{{quantity}} changes from one run to the next on the same inputs.',
    system_error: 'Our failure (incident {{incident}}). No attempt was used.',
    cancelled: 'Grading was cancelled. No attempt was used.',
  },
  headlinesWithoutLine: {
    runtime_error: 'The code threw: {{message}}',
    syntax_error: 'Could not read the code (this does not count as an attempt): {{message}}',
    unsupported_syntax:
      'The code uses syntax that is not accepted (this does not count as an attempt): {{message}}',
  },
  exampleGroups: {
    label_1: 'the group of examples with y = 1',
    label_0: 'the group of examples with y = 0',
    first: 'the first example',
    last: 'the last example',
  },
};
