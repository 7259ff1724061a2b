import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { errorMessage } from '../../../../server/contract/messages/error-text.ts';
import { transpile } from '../../../../server/sandbox/child/transpile.ts';
import { createSandbox } from '../../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../../server/sandbox/types.ts';
import { open } from '../../sandbox/student-programs.ts';
import { sayThrown } from './thrown-texts.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox();
});

afterAll(() => sandbox.stop());

function inBothLanguages(message: string): string {
  return `${message} → ${errorMessage({ name: 'SyntaxError', message }, 'pt-BR')}`;
}

/** What the type stripper says of each of many programs of one line. */
function strip(programs: string): readonly string[] {
  return programs
    .trim()
    .split(/\n\s*/)
    .map((program) => transpile(program))
    .map((stripped) =>
      stripped.state === 'refused' ? inBothLanguages(stripped.error.message) : stripped.state,
    );
}

/** What V8 says of each of many programs that the type stripper has let through. */
async function compile(programs: string): Promise<readonly string[]> {
  const said: string[] = [];
  for (const program of programs.trim().split(/\n\s*/)) {
    const opened = await open(sandbox, program);
    const isSyntax = opened.state === 'refused' && opened.reason === 'syntax_error';
    said.push(isSyntax ? inBothLanguages(opened.error.message) : opened.state);
  }
  return said;
}

test('what is missing or too much', () => {
  expect(
    strip(String.raw`
    let a = ;
    a..b
    const a = 1 const b = 2;
    let class = 1;
    def f(x):
    let a = 0xg;
    let a = 1.e;
    for (let a, b of c) {}
    let a = (1 + 2;
    let a = [1, 2
    f(1 x)
    f(1 5)
    f(1 5n)
    f(1 's')
    let a = {b ${'`'}t${'`'}}
    if (true { }
    export function f() { return 1;
    const { a b } = c
    f(1 as
    let a = ½;
    `),
  ).toMatchInlineSnapshot(`
    [
      "Expression expected → Esperava uma expressão",
      "Expected ident → Esperava um nome",
      "Expected a semicolon → Esperava ';'",
      "Expected ';', '}' or <eof> → Esperava ';', '}' ou o fim do programa",
      "Expected ';', '}' or <eof> → Esperava ';', '}' ou o fim do programa",
      "Expected a hexadecimal digit → Esperava um algarismo hexadecimal",
      "Expected a decimal digit → Esperava um algarismo",
      "Expected one variable binding → Esperava uma só variável",
      "Expected ',', got ';' → Esperava ',', mas veio ';'",
      "Expected ',', got '<eof>' → Esperava ',', mas veio o fim do programa",
      "Expected ',', got 'ident' → Esperava ',', mas veio um nome",
      "Expected ',', got 'numeric literal' → Esperava ',', mas veio um número",
      "Expected ',', got 'bigint literal' → Esperava ',', mas veio um bigint",
      "Expected ',', got 'string literal' → Esperava ',', mas veio um texto entre aspas",
      "Expected ',', got 'no substitution template literal' → Esperava ',', mas veio um texto entre crases",
      "Expected ')', got '{' → Esperava ')', mas veio '{'",
      "Expected '}', got '<eof>' → Esperava '}', mas veio o fim do programa",
      "Expected ',', got 'ident' → Esperava ',', mas veio um nome",
      "Unexpected eof → O programa termina antes da hora",
      "Unexpected character '½' → Caractere inválido: '½'",
    ]
  `);
});

test('what stands where something else was expected', () => {
  expect(
    strip(String.raw`
    let a: ;
    let a = {b 2};
    let a = {b: 1, =};
    import { = } from 'np';
    function f( = ) {}
    let let = 1;
    import { a } from np;
    type A ;
    let a = ${'`${b 5}`'};
    let a: -;
    `),
  ).toMatchInlineSnapshot(`
    [
      "Unexpected token \`;\`. Expected an identifier, void, yield, null, await, break, a string literal, a numeric literal, true, false, \`, -, import, this, typeof, {, [, ( → Esperava um tipo, mas veio \`;\`",
      "Unexpected token \`numeric literal\`. Expected ... , *,  (, [, :, , ?, =, an identifier, public, protected, private, readonly, <. → Esperava ':' ou ',' depois do nome da propriedade, mas veio um número",
      "Unexpected token \`=\`. Expected identifier, string literal, numeric literal or [ for the computed key → Esperava o nome de uma propriedade, mas veio \`=\`",
      "Unexpected token \`=\`. Expected identifier or string → Esperava um nome, mas veio \`=\`",
      "Unexpected token \`=\`. Expected yield, an identifier, [ or { → Esperava um nome, mas veio \`=\`",
      "Unexpected token \`let\`. Expected let is reserved in const, let, class declaration → 'let' não pode ser o nome de uma variável",
      "Unexpected token \`ident\`. Expected a string literal → Esperava um texto entre aspas, mas veio um nome",
      "Unexpected token \`;\`. Expected = → Esperava =, mas veio \`;\`",
      "Unexpected token \`numeric literal\`. Expected \`}\` → Esperava \`}\`, mas veio um número",
      "Unexpected token \`;\`. Expected numeric literal or bigint literal → Esperava um número, mas veio \`;\`",
    ]
  `);
});

test('what is not closed', () => {
  expect(
    strip(String.raw`
    let a = 'text
    let a = ${'`'}text
    let a = /text
    let a = '\x'
    `),
  ).toMatchInlineSnapshot(`
    [
      "Unterminated string constant → Falta fechar o texto entre aspas",
      "Unterminated template → Falta fechar o texto entre crases",
      "Unterminated regexp literal → Falta fechar a expressão regular com /",
      "Bad character escape sequence, expected 2 hex characters → Sequência inválida depois da barra invertida",
    ]
  `);
});

test('what stands where it must not', () => {
  expect(
    strip(String.raw`
    return 5;
    function f() { await a; }
    break;
    continue;
    a = import
    if (a) function f() {}
    5 = a;
    f()++;
    let a = b ?? c || d;
    let a = -2 ** 2;
    const a;
    let [a];
    for (let a = 1 of b) {}
    let a = 1__0;
    with (a) {}
    class A { constructor() {} constructor() {} }
    abstract class A { abstract a(): void {} }
    a: a: b
    let enum
    `),
  ).toMatchInlineSnapshot(`
    [
      "Return statement is not allowed here → 'return' só pode ser usado dentro de uma função",
      "await isn't allowed in non-async function → 'await' só pode ser usado em uma função 'async'",
      "A 'break' statement can only be used within an enclosing iteration or switch statement → 'break' só pode ser usado dentro de um laço ou de um 'switch'",
      "A 'continue' statement can only jump to a label of an enclosing iteration statement → 'continue' só pode ser usado dentro de um laço",
      "Import is not allowed here → 'import' não pode ficar aqui",
      "Declaration is not allowed → Uma declaração não pode ficar aqui",
      "Invalid assignment target → O lado esquerdo de uma atribuição precisa ser uma variável",
      "The left-hand side of an assignment expression must be a variable or a property access. → O lado esquerdo de uma atribuição precisa ser uma variável ou uma propriedade.",
      "Nullish coalescing operator(??) requires parens when mixing with logical operators → '??' junto de '||' ou '&&' precisa de parênteses",
      "'**' cannot be applied to unary/await expression. → '**' depois de um sinal precisa de parênteses: (-x) ** 2 ou -(x ** 2).",
      "'const' declarations must be initialized → Uma declaração com 'const' precisa de um valor",
      "Destructuring bindings require initializers → Uma declaração com { } ou [ ] precisa de um valor",
      "Unexpected initializer in for in/of loop → A variável de um 'for' com 'of' não recebe valor",
      "A numeric separator is only allowed between two digits → '_' em um número só pode ficar entre dois algarismos",
      "The 'with' statement is not supported. All symbols in a 'with' block will have type 'any'. → 'with' não é aceito.",
      "A class can only have one constructor → Uma classe só pode ter um construtor",
      "Abstract method cannot have an implementation. → Um método abstrato não tem corpo.",
      "Label a is already declared → O rótulo a já foi declarado",
      "\`enum\` cannot be used as an identifier in strict mode → 'enum' não pode ser o nome de uma variável",
    ]
  `);
});

test('TypeScript that is no plain type', () => {
  expect(
    strip(String.raw`
    enum A { B }
    namespace A { export const b = 1 }
    class A { constructor(private b: number) {} }
    import a = require('b');
    export = 5;
    let a = <number>b;
    `),
  ).toMatchInlineSnapshot(`
    [
      "TypeScript enum is not supported in strip-only mode → enum não é aceito aqui: só tipos que podem ser apagados",
      "TypeScript namespace declaration is not supported in strip-only mode → namespace não é aceito aqui: só tipos que podem ser apagados",
      "TypeScript parameter property is not supported in strip-only mode → uma propriedade declarada nos parâmetros do construtor não é aceita aqui: só tipos que podem ser apagados",
      "TypeScript import equals declaration is not supported in strip-only mode → 'import … =' não é aceito aqui; use import { … } from",
      "TypeScript export assignment is not supported in strip-only mode → 'export =' não é aceito aqui; use export na frente da função",
      "The angle-bracket syntax for type assertions, \`<T>expr\`, is not supported in type strip mode. Instead, use the 'as' syntax: \`expr as T\`. → \`<T>expr\` não é aceito aqui. Use 'as': \`expr as T\`.",
    ]
  `);
});

test('what only V8 refuses', async () => {
  expect(
    await compile(String.raw`
    let a = 1; let a = 2;
    export { a };
    export const a = 1; export { a };
    import { einsum } from 'np';
    import np from 'np';
    function f(a, a) {}
    for (let i = 0; i < 3, i++) {}
    a = #b;
    super();
    delete a
    let a = 08;
    let interface = 1;
    var arguments = 1
    @a class A {}
    /(/
    `),
  ).toMatchInlineSnapshot(`
    [
      "Identifier 'a' has already been declared → O nome 'a' já foi declarado",
      "Export 'a' is not defined in module → 'a' é exportado, mas não foi declarado",
      "Duplicate export of 'a' → 'a' é exportado duas vezes",
      "The requested module 'np' does not provide an export named 'einsum' → O módulo 'np' não exporta 'einsum'",
      "The requested module 'np' does not provide an export named 'default' → O módulo 'np' não exporta 'default'",
      "Duplicate parameter name not allowed in this context → Um parâmetro está repetido",
      "Unexpected token ')' → ')' está fora de lugar",
      "Private field '#b' must be declared in an enclosing class → '#b' precisa ser declarado na classe",
      "'super' keyword unexpected here → 'super' está fora de lugar",
      "Delete of an unqualified identifier in strict mode. → 'delete' não se aplica a uma variável.",
      "Decimals with leading zeros are not allowed in strict mode. → Um número não pode começar com zero.",
      "Unexpected strict mode reserved word → Uma palavra reservada está fora de lugar",
      "Unexpected eval or arguments in strict mode → 'eval' e 'arguments' não podem ser nomes de variáveis",
      "Invalid or unexpected token → Caractere inválido ou fora de lugar",
      "Invalid regular expression: /(/: Unterminated group → Expressão regular inválida: /(/: Unterminated group",
    ]
  `);
});

test('what V8 refuses in text that is evaluated', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    eval('f(1')
    eval('f(1 2')
    eval('let a = ;')
    eval('let a = {')
    eval('let a b')
    eval('let a 5')
    eval('a "b"')
    eval('let a \x60b\x60')
    eval('async () => { let await }')
    eval('a = @')
    eval('let a; let a')
    eval('1 = 2')
    eval('1++')
    eval('++1')
    eval('[1] = 2')
    eval('const a')
    eval('const { a }')
    eval('break')
    eval('continue')
    eval('a = 08')
    eval('a = 010')
    eval('delete a')
    eval('let interface')
    eval('let enum')
    eval('eval = 1')
    eval('super.x')
    new Function('await 1')
    eval('return 1')
    new RegExp('(')
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "SyntaxError: missing ) after argument list → SyntaxError: Falta ) depois dos argumentos",
      "SyntaxError: missing ) after argument list → SyntaxError: Falta ) depois dos argumentos",
      "SyntaxError: Unexpected token ';' → SyntaxError: ';' está fora de lugar",
      "SyntaxError: Unexpected end of input → SyntaxError: O programa termina antes da hora",
      "SyntaxError: Unexpected identifier 'b' → SyntaxError: O nome 'b' está fora de lugar",
      "SyntaxError: Unexpected number → SyntaxError: Um número está fora de lugar",
      "SyntaxError: Unexpected string → SyntaxError: Um texto entre aspas está fora de lugar",
      "SyntaxError: Unexpected template string → SyntaxError: Um texto entre crases está fora de lugar",
      "SyntaxError: Unexpected reserved word → SyntaxError: Uma palavra reservada está fora de lugar",
      "SyntaxError: Invalid or unexpected token → SyntaxError: Caractere inválido ou fora de lugar",
      "SyntaxError: Identifier 'a' has already been declared → SyntaxError: O nome 'a' já foi declarado",
      "SyntaxError: Invalid left-hand side in assignment → SyntaxError: O lado esquerdo de uma atribuição precisa ser uma variável ou uma propriedade",
      "SyntaxError: Invalid left-hand side expression in postfix operation → SyntaxError: '++' e '--' só se aplicam a uma variável ou a uma propriedade",
      "SyntaxError: Invalid left-hand side expression in prefix operation → SyntaxError: '++' e '--' só se aplicam a uma variável ou a uma propriedade",
      "SyntaxError: Invalid destructuring assignment target → SyntaxError: O lado esquerdo de uma atribuição precisa ser uma variável ou uma propriedade",
      "SyntaxError: Missing initializer in const declaration → SyntaxError: A declaração precisa de um valor",
      "SyntaxError: Missing initializer in destructuring declaration → SyntaxError: A declaração precisa de um valor",
      "SyntaxError: Illegal break statement → SyntaxError: 'break' só pode ser usado dentro de um laço ou de um 'switch'",
      "SyntaxError: Illegal continue statement: no surrounding iteration statement → SyntaxError: 'continue' só pode ser usado dentro de um laço",
      "SyntaxError: Decimals with leading zeros are not allowed in strict mode. → SyntaxError: Um número não pode começar com zero.",
      "SyntaxError: Octal literals are not allowed in strict mode. → SyntaxError: Um número não pode começar com zero.",
      "SyntaxError: Delete of an unqualified identifier in strict mode. → SyntaxError: 'delete' não se aplica a uma variável.",
      "SyntaxError: Unexpected strict mode reserved word → SyntaxError: Uma palavra reservada está fora de lugar",
      "SyntaxError: Unexpected strict mode reserved word → SyntaxError: Uma palavra reservada está fora de lugar",
      "SyntaxError: Unexpected eval or arguments in strict mode → SyntaxError: 'eval' e 'arguments' não podem ser nomes de variáveis",
      "SyntaxError: 'super' keyword unexpected here → SyntaxError: 'super' está fora de lugar",
      "SyntaxError: await is only valid in async functions and the top level bodies of modules → SyntaxError: 'await' só pode ser usado em uma função 'async' ou fora de funções",
      "SyntaxError: Illegal return statement → SyntaxError: 'return' só pode ser usado dentro de uma função",
      "SyntaxError: Invalid regular expression: /(/: Unterminated group → SyntaxError: Expressão regular inválida: /(/: Unterminated group",
    ]
  `);
});

test('our own limits', () => {
  const message = 'The program is nested too deeply to be read.';
  expect([strip('('.repeat(600)), inBothLanguages(message)].flat()).toMatchInlineSnapshot(`
    [
      "More than 500 brackets are open at once. → Há mais de 500 parênteses, chaves ou colchetes abertos ao mesmo tempo.",
      "The program is nested too deeply to be read. → O programa tem níveis demais, uns dentro dos outros, para ser lido.",
    ]
  `);
});
