import type { Phrases } from './translate-message.ts';

/** What np says of its misuse. What is not here it says in English; a test holds the list against np itself. */
export const npErrors: Phrases = {
  '{{operation}}: {{shape1}} @ {{shape2}}: a number is not a matrix; use np.multiply':
    '{{operation}}: {{shape1}} @ {{shape2}}: um número não é uma matriz; use np.multiply',
  '{{operation}}: {{shape1}} @ {{shape2}}: the inner sizes {{number1}} and {{number2}} differ':
    '{{operation}}: {{shape1}} @ {{shape2}}: os tamanhos internos {{number1}} e {{number2}} são diferentes',
  '{{operation}}: {{shape1}} @ {{shape2}}: {{shape3}} and {{shape4}} do not broadcast: the sizes {{number1}} and {{number2}} differ and neither is 1':
    '{{operation}}: {{shape1}} @ {{shape2}}: não há broadcasting entre {{shape3}} e {{shape4}}: os tamanhos {{number1}} e {{number2}} são diferentes e nenhum deles é 1',
  '{{operation}}: {{shape1}} and {{shape2}} do not broadcast: the sizes {{number1}} and {{number2}} differ and neither is 1':
    '{{operation}}: não há broadcasting entre {{shape1}} e {{shape2}}: os tamanhos {{number1}} e {{number2}} são diferentes e nenhum deles é 1',
  'dot: {{shape1}} · {{shape2}}: the inner sizes {{number1}} and {{number2}} differ':
    'dot: {{shape1}} · {{shape2}}: os tamanhos internos {{number1}} e {{number2}} são diferentes',
  'dot: {{shape1}} and {{shape2}}: only vectors and matrices; use np.matmul':
    'dot: {{shape1}} e {{shape2}}: só vetores e matrizes; use np.matmul',
  'where: expects three arguments: {{text}}': 'where: espera três argumentos: {{text}}',
  'clip: expects two bounds: {{text}}': 'clip: espera dois limites: {{text}}',
  '{{operation}}: axis {{number}} does not exist in shape {{shape}}':
    '{{operation}}: o eixo {{number}} não existe no shape {{shape}}',
  '{{operation}}: axis is one whole number, got {{value}}':
    '{{operation}}: axis é um só número inteiro, recebi {{value}}',
  '{{operation}}: keepdims is true or false, got {{value}}':
    '{{operation}}: keepdims é true ou false, recebi {{value}}',
  '{{operation}}: unknown option {{text1}}; it knows {{text2}}':
    '{{operation}}: opção desconhecida {{text1}}; as que existem são {{text2}}',
  '{{operation}}: options are an object such as { {{name}}: … }, got {{value}}':
    '{{operation}}: as opções são um objeto como { {{name}}: … }, recebi {{value}}',
  '{{operation}}: too many arguments; a shape is a list: {{text}}':
    '{{operation}}: argumentos demais; o shape é uma lista: {{text}}',
  '{{operation}}: too many arguments; wrap the numbers in a list: {{text}}':
    '{{operation}}: argumentos demais; ponha os números em uma lista: {{text}}',
  '{{operation}}: shape {{shape}} has no entries along the axis':
    '{{operation}}: o shape {{shape}} não tem elementos ao longo do eixo',
  '{{operation}}: the size {{number}} in shape {{shape}} is negative':
    '{{operation}}: o tamanho {{number}} no shape {{shape}} é negativo',
  '{{operation}}: a shape is a whole number or a list of them, such as [2, 3]; got {{value}}':
    '{{operation}}: um shape é um número inteiro ou uma lista deles, como [2, 3]; recebi {{value}}',
  '{{operation}}: shape {{shape}} holds more than {{number}} numbers':
    '{{operation}}: o shape {{shape}} tem mais de {{number}} números',
  'full: the value is {{value}}, not a number: {{text}}':
    'full: o valor é {{value}}, não um número: {{text}}',
  'arange: from {{text1}} to {{text2}} in steps of {{text3}} never ends':
    'arange: de {{text1}} a {{text2}} em passos de {{text3}} nunca termina',
  'reshape: {{shape1}} holds {{number}} numbers and cannot become {{shape2}}':
    'reshape: {{shape1}} tem {{number}} números e não pode virar {{shape2}}',
  'concatenate: {{shape1}} and {{shape2}} differ outside axis {{number}}':
    'concatenate: {{shape1}} e {{shape2}} são diferentes fora do eixo {{number}}',
  'concatenate: expects a list of arrays: {{text}}':
    'concatenate: espera uma lista de arranjos: {{text}}',
  '{{operation}}: the lists do not form an array: entry {{entry}} is {{value1}} where {{value2}} is expected':
    '{{operation}}: as listas não formam um arranjo: o elemento {{entry}} é {{value1}} onde se espera {{value2}}',
  '{{operation}}: the lists hold more than {{number}} numbers':
    '{{operation}}: as listas têm mais de {{number}} números',
  '{{operation}}: the lists are nested more than {{number}} deep':
    '{{operation}}: as listas têm mais de {{number}} níveis',
  '{{operation}}: entry {{entry}} is {{value}}, not a number':
    '{{operation}}: o elemento {{entry}} é {{value}}, não um número',
  '{{operation}}: the argument is {{value}}, not a number or an array':
    '{{operation}}: o argumento é {{value}}, não um número nem um arranjo',
  'an array of shape {{shape}} is not a number: use {{text}} in place of operators and Math (.item() reads a single number)':
    'um arranjo de shape {{shape}} não é um número: use {{text}} no lugar dos operadores e de Math (.item() lê um único número)',
  '[{{number}}] does not read an array of shape {{shape}}: use .at(i, j) or .tolist()':
    '[{{number}}] não lê um arranjo de shape {{shape}}: use .at(i, j) ou .tolist()',
  '[{{number}}] cannot be written, arrays do not change: make a new one, or change a list from .tolist()':
    '[{{number}}] não pode ser escrito, arranjos não mudam: faça um novo, ou mude uma lista vinda de .tolist()',
  'np: an array of shape {{shape}} has no length: use .size or .shape':
    'np: um arranjo de shape {{shape}} não tem length: use .size ou .shape',
  'at: shape {{shape}} needs {{number1}} indices, got {{number2}}':
    'at: o shape {{shape}} pede {{number1}} índices, recebi {{number2}}',
  'at: index {{text}} is outside axis {{number}} of shape {{shape}}':
    'at: o índice {{text}} está fora do eixo {{number}} do shape {{shape}}',
  'item: shape {{shape}} holds {{number}} numbers, not one':
    'item: o shape {{shape}} tem {{number}} números, não um só',
};
