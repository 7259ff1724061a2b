import type { Phrases } from './translate-message.ts';

/** What the type stripper and, after it, V8 say of a text that is no program. The first that fits counts. */
export const syntaxErrors: Phrases = {
  'Expression expected': 'Esperava uma expressão',
  'Expected ident': 'Esperava um nome',
  'Expected a semicolon': "Esperava ';'",
  "Expected ';', '}' or <eof>": "Esperava ';', '}' ou o fim do programa",
  'Expected a hexadecimal digit': 'Esperava um algarismo hexadecimal',
  'Expected a decimal digit': 'Esperava um algarismo',
  'Expected one variable binding': 'Esperava uma só variável',
  "Expected '{{text}}', got {{found}}": "Esperava '{{text}}', mas veio {{found}}",
  'Unexpected token {{found}}. Expected an identifier, void, yield, {{text}}':
    'Esperava um tipo, mas veio {{found}}',
  'Unexpected token {{found}}. Expected ... , *,  (, [, :, {{text}}':
    "Esperava ':' ou ',' depois do nome da propriedade, mas veio {{found}}",
  'Unexpected token {{found}}. Expected identifier, string literal, {{text}}':
    'Esperava o nome de uma propriedade, mas veio {{found}}',
  'Unexpected token {{found}}. Expected identifier or string':
    'Esperava um nome, mas veio {{found}}',
  'Unexpected token {{found}}. Expected yield, an identifier, [ or {':
    'Esperava um nome, mas veio {{found}}',
  'Unexpected token {{found}}. Expected let is reserved in const, let, class declaration':
    "'let' não pode ser o nome de uma variável",
  'Unexpected token {{found}}. Expected a string literal':
    'Esperava um texto entre aspas, mas veio {{found}}',
  'Unexpected token {{found}}. Expected numeric literal or bigint literal':
    'Esperava um número, mas veio {{found}}',
  'Unexpected token {{found}}. Expected {{signs}}': 'Esperava {{signs}}, mas veio {{found}}',
  'Unexpected eof': 'O programa termina antes da hora',
  "Unexpected character '{{text}}'": "Caractere inválido: '{{text}}'",
  'Unexpected initializer in for in/of loop': "A variável de um 'for' com 'of' não recebe valor",
  'Unterminated string constant': 'Falta fechar o texto entre aspas',
  'Unterminated template': 'Falta fechar o texto entre crases',
  'Unterminated regexp literal': 'Falta fechar a expressão regular com /',
  'Bad character escape sequence, {{text}}': 'Sequência inválida depois da barra invertida',
  'A numeric separator is only allowed between two digits':
    "'_' em um número só pode ficar entre dois algarismos",
  "'const' declarations must be initialized": "Uma declaração com 'const' precisa de um valor",
  'Destructuring bindings require initializers':
    'Uma declaração com { } ou [ ] precisa de um valor',
  'Return statement is not allowed here': "'return' só pode ser usado dentro de uma função",
  "await isn't allowed in non-async function": "'await' só pode ser usado em uma função 'async'",
  "A 'break' statement can only be used within an enclosing iteration or switch statement":
    "'break' só pode ser usado dentro de um laço ou de um 'switch'",
  "A 'continue' statement can only jump to a label of an enclosing iteration statement":
    "'continue' só pode ser usado dentro de um laço",
  'Import is not allowed here': "'import' não pode ficar aqui",
  'Declaration is not allowed': 'Uma declaração não pode ficar aqui',
  'Invalid assignment target': 'O lado esquerdo de uma atribuição precisa ser uma variável',
  'The left-hand side of an assignment expression must be a variable or a property access.':
    'O lado esquerdo de uma atribuição precisa ser uma variável ou uma propriedade.',
  'Nullish coalescing operator(??) requires parens when mixing with logical operators':
    "'??' junto de '||' ou '&&' precisa de parênteses",
  "'**' cannot be applied to unary/await expression.":
    "'**' depois de um sinal precisa de parênteses: (-x) ** 2 ou -(x ** 2).",
  "The 'with' statement is not supported. All symbols in a 'with' block will have type 'any'.":
    "'with' não é aceito.",
  'A class can only have one constructor': 'Uma classe só pode ter um construtor',
  'Abstract method cannot have an implementation.': 'Um método abstrato não tem corpo.',
  'Label {{name}} is already declared': 'O rótulo {{name}} já foi declarado',
  '`{{name}}` cannot be used as an identifier in strict mode':
    "'{{name}}' não pode ser o nome de uma variável",
  'TypeScript enum is not supported in strip-only mode':
    'enum não é aceito aqui: só tipos que podem ser apagados',
  'TypeScript namespace declaration is not supported in strip-only mode':
    'namespace não é aceito aqui: só tipos que podem ser apagados',
  'TypeScript parameter property is not supported in strip-only mode':
    'uma propriedade declarada nos parâmetros do construtor não é aceita aqui: só tipos que podem ser apagados',
  'TypeScript import equals declaration is not supported in strip-only mode':
    "'import … =' não é aceito aqui; use import { … } from",
  'TypeScript export assignment is not supported in strip-only mode':
    "'export =' não é aceito aqui; use export na frente da função",
  "The angle-bracket syntax for type assertions, `<T>expr`, is not supported in type strip mode. Instead, use the 'as' syntax: `expr as T`.":
    "`<T>expr` não é aceito aqui. Use 'as': `expr as T`.",
  'More than {{number}} brackets are open at once.':
    'Há mais de {{number}} parênteses, chaves ou colchetes abertos ao mesmo tempo.',
  'The program is nested too deeply to be read.':
    'O programa tem níveis demais, uns dentro dos outros, para ser lido.',

  "Identifier '{{name}}' has already been declared": "O nome '{{name}}' já foi declarado",
  "The requested module '{{text1}}' does not provide an export named '{{text2}}'":
    "O módulo '{{text1}}' não exporta '{{text2}}'",
  "Export '{{name}}' is not defined in module": "'{{name}}' é exportado, mas não foi declarado",
  "Duplicate export of '{{name}}'": "'{{name}}' é exportado duas vezes",
  'Duplicate parameter name not allowed in this context': 'Um parâmetro está repetido',
  "Unexpected token '{{text}}'": "'{{text}}' está fora de lugar",
  "Unexpected identifier '{{name}}'": "O nome '{{name}}' está fora de lugar",
  'Unexpected number': 'Um número está fora de lugar',
  'Unexpected string': 'Um texto entre aspas está fora de lugar',
  'Unexpected template string': 'Um texto entre crases está fora de lugar',
  'Unexpected end of input': 'O programa termina antes da hora',
  'Unexpected strict mode reserved word': 'Uma palavra reservada está fora de lugar',
  'Unexpected reserved word': 'Uma palavra reservada está fora de lugar',
  'Unexpected eval or arguments in strict mode':
    "'eval' e 'arguments' não podem ser nomes de variáveis",
  'Invalid or unexpected token': 'Caractere inválido ou fora de lugar',
  'missing ) after argument list': 'Falta ) depois dos argumentos',
  'await is only valid in async functions and the top level bodies of modules':
    "'await' só pode ser usado em uma função 'async' ou fora de funções",
  'Invalid left-hand side in assignment':
    'O lado esquerdo de uma atribuição precisa ser uma variável ou uma propriedade',
  'Invalid left-hand side expression in {{name}} operation':
    "'++' e '--' só se aplicam a uma variável ou a uma propriedade",
  'Invalid destructuring assignment target':
    'O lado esquerdo de uma atribuição precisa ser uma variável ou uma propriedade',
  'Missing initializer in {{name}} declaration': 'A declaração precisa de um valor',
  'Illegal return statement': "'return' só pode ser usado dentro de uma função",
  'Illegal break statement': "'break' só pode ser usado dentro de um laço ou de um 'switch'",
  'Illegal continue statement: no surrounding iteration statement':
    "'continue' só pode ser usado dentro de um laço",
  'Decimals with leading zeros are not allowed in strict mode.':
    'Um número não pode começar com zero.',
  'Octal literals are not allowed in strict mode.': 'Um número não pode começar com zero.',
  'Delete of an unqualified identifier in strict mode.': "'delete' não se aplica a uma variável.",
  "Private field '{{name}}' must be declared in an enclosing class":
    "'{{name}}' precisa ser declarado na classe",
  "'super' keyword unexpected here": "'super' está fora de lugar",
  'Invalid regular expression: {{text}}': 'Expressão regular inválida: {{text}}',
  'Unexpected end of JSON input': 'O JSON termina antes da hora',
  'Cannot convert {{text}} to a BigInt': '{{text}} não pode virar BigInt',
};
