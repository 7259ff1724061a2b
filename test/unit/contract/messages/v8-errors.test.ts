import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { errorText } from '../../../../server/contract/messages/error-text.ts';
import { createSandbox } from '../../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../../server/sandbox/types.ts';
import { sayThrown, thrownBy } from './thrown-texts.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox();
});

afterAll(() => sandbox.stop());

test('what is not there', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    const a = undefined; a.x
    const a = null; a.shape
    const a = []; a[0].push(1)
    const a = undefined; a[[0]]
    const a = []; a[0][1] = 2
    dZ1
    require('fs')
    const dW = np.matmul(dZ, X); const dZ = X
    const { at } = X; at(0, 0)
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "TypeError: Cannot read properties of undefined (reading 'x') → TypeError: Não é possível ler a propriedade 'x' de undefined",
      "TypeError: Cannot read properties of null (reading 'shape') → TypeError: Não é possível ler a propriedade 'shape' de null",
      "TypeError: Cannot read properties of undefined (reading 'push') → TypeError: Não é possível ler a propriedade 'push' de undefined",
      "TypeError: Cannot read properties of undefined → TypeError: Não é possível ler propriedades de undefined",
      "TypeError: Cannot set properties of undefined (setting '1') → TypeError: Não é possível escrever a propriedade '1' de undefined",
      "ReferenceError: dZ1 is not defined → ReferenceError: Não há nada com o nome 'dZ1'",
      "ReferenceError: require is not defined → ReferenceError: Não há nada com o nome 'require'",
      "ReferenceError: Cannot access 'dZ' before initialization → ReferenceError: O nome 'dZ' é usado antes de ser declarado",
      "TypeError: Cannot read properties of undefined (reading '#shape') → TypeError: Não é possível ler a propriedade '#shape' de undefined",
    ]
  `);
});

test('what is not a function', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    X.dot(X)
    np.einsum(X)
    X()
    (1)(2)
    [1].map()
    [1].map(5)
    [1].forEach({})
    np.sum(X).at(0)
    const [a] = X.T()
    const [a] = Math.foo()
    new Promise()
    new X()
    class B extends X {}
    class B extends null {} new B()
    class A {} A()
    Map()
    Float64Array(3)
    ArrayBuffer(8)
    Promise()
    class A {} class B extends A { constructor() { this.y = 1 } } new B()
    [2, 1].sort(5)
    [].reduce((a, b) => a + b)
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "TypeError: X.dot is not a function → TypeError: X.dot não é uma função",
      "TypeError: np.einsum is not a function → TypeError: np.einsum não é uma função",
      "TypeError: X is not a function → TypeError: X não é uma função",
      "TypeError: 1 is not a function → TypeError: 1 não é uma função",
      "TypeError: undefined is not a function → TypeError: undefined não é uma função",
      "TypeError: number 5 is not a function → TypeError: O número 5 não é uma função",
      "TypeError: object is not a function → TypeError: object não é uma função",
      "TypeError: np.sum(...).at is not a function → TypeError: np.sum(...).at não é uma função",
      "TypeError: X.T is not a function or its return value is not iterable → TypeError: X.T não é uma função, ou o que ela devolve não pode ser percorrido",
      "TypeError: Math.foo is not a function or its return value is not iterable → TypeError: Math.foo não é uma função, ou o que ela devolve não pode ser percorrido",
      "TypeError: Promise resolver undefined is not a function → TypeError: Promise pede uma função, não undefined",
      "TypeError: X is not a constructor → TypeError: X não pode ser usado com new",
      "TypeError: Class extends value [object Object] is not a constructor or null → TypeError: Uma classe não pode estender [object Object]",
      "TypeError: Super constructor null of B is not a constructor → TypeError: A classe B não pode estender null",
      "TypeError: Class constructor A cannot be invoked without 'new' → TypeError: A classe A só pode ser chamada com new",
      "TypeError: Constructor Map requires 'new' → TypeError: Map só pode ser chamado com new",
      "TypeError: Constructor Float64Array requires 'new' → TypeError: Float64Array só pode ser chamado com new",
      "TypeError: Constructor ArrayBuffer requires 'new' → TypeError: ArrayBuffer só pode ser chamado com new",
      "TypeError: Promise constructor cannot be invoked without 'new' → TypeError: Promise só pode ser chamado com new",
      "ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor → ReferenceError: O construtor de uma classe estendida precisa chamar super() antes de usar this",
      "TypeError: The comparison function must be either a function or undefined: 5 → TypeError: A comparação precisa ser uma função ou undefined: 5",
      "TypeError: Reduce of empty array with no initial value → TypeError: O reduce de uma lista vazia precisa de um valor inicial",
    ]
  `);
});

test('what cannot be walked through or taken apart', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    for (const a of X) ;
    for (const a of undefined) ;
    for (const [a, b] of X.shape) ;
    const [a, b] = X.ndim
    const [a] = f(); function f() {}
    const f = ([a]) => a; f()
    const f = ([a]) => a; f({})
    const f = ([a]) => a; f(null)
    const [[a]] = [5]
    Math.max(...5)
    Array.from(null)
    new Map([1])
    const { a } = X.cache
    const { a } = undefined
    const { a } = null
    const f = ({ a }) => a; f(null)
    for (const { a } of [null]) ;
    const {} = null
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "TypeError: X is not iterable → TypeError: X não pode ser percorrido",
      "TypeError: undefined is not iterable → TypeError: undefined não pode ser percorrido",
      "TypeError: .for is not iterable → TypeError: O elemento que o for recebeu não pode ser percorrido",
      "TypeError: number 2 is not iterable (cannot read property Symbol(Symbol.iterator)) → TypeError: o número 2 não pode ser percorrido",
      "TypeError: f is not a function or its return value is not iterable → TypeError: f não é uma função, ou o que ela devolve não pode ser percorrido",
      "TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator)) → TypeError: undefined não pode ser percorrido",
      "TypeError: object is not iterable (cannot read property Symbol(Symbol.iterator)) → TypeError: um objeto não pode ser percorrido",
      "TypeError: object null is not iterable (cannot read property Symbol(Symbol.iterator)) → TypeError: null não pode ser percorrido",
      "TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator)) → TypeError: o número 5 não pode ser percorrido",
      "TypeError: Spread syntax requires ...iterable[Symbol.iterator] to be a function → TypeError: '...' só se aplica ao que pode ser percorrido, como uma lista",
      "TypeError: object null is not iterable (cannot read property Symbol(Symbol.iterator)) → TypeError: null não pode ser percorrido",
      "TypeError: Iterator value 1 is not an entry object → TypeError: 1 não é um par de chave e valor",
      "TypeError: Cannot destructure property 'a' of 'X.cache' as it is undefined. → TypeError: Não é possível tirar a propriedade 'a' de 'X.cache', que é undefined.",
      "TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined. → TypeError: Não é possível tirar a propriedade 'a' de undefined.",
      "TypeError: Cannot destructure property 'a' of 'null' as it is null. → TypeError: Não é possível tirar a propriedade 'a' de null.",
      "TypeError: Cannot destructure property 'a' of 'object null' as it is null. → TypeError: Não é possível tirar a propriedade 'a' de null.",
      "TypeError: Cannot destructure property 'a' of '.for' as it is null. → TypeError: Não é possível tirar a propriedade 'a' do elemento que o for recebeu: ele é null.",
      "TypeError: Cannot destructure 'null' as it is null. → TypeError: Não é possível tirar propriedades de 'null', que é null.",
    ]
  `);
});

test('what does not change', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    const a = 1; a = 2
    X.shape[0] = 1
    X.shape.length = 0
    X.shape = [1]
    X.grad = 1
    X.shape.push(1)
    X.shape.pop()
    np.exp = 5
    Object.freeze({ a: 1 }).a = 2
    'abc'[0] = 'b'
    (5).x = 1
    delete np.exp
    Object.defineProperty(X, 'x', { value: 1 })
    Object.defineProperty(X.shape, '0', { value: 1 })
    undefined = 1
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "TypeError: Assignment to constant variable. → TypeError: Uma constante (const) não pode mudar de valor.",
      "TypeError: Cannot assign to read only property '0' of object '[object Array]' → TypeError: Esta lista não pode mudar: '0' é só para leitura",
      "TypeError: Cannot assign to read only property 'length' of object '[object Array]' → TypeError: Esta lista não pode mudar: 'length' é só para leitura",
      "TypeError: Cannot set property shape of [object Object] which has only a getter → TypeError: A propriedade shape de [object Object] é só para leitura",
      "TypeError: Cannot add property grad, object is not extensible → TypeError: Não é possível criar a propriedade grad: o objeto não aceita novas",
      "TypeError: Cannot add property 2, object is not extensible → TypeError: Não é possível criar a propriedade 2: o objeto não aceita novas",
      "TypeError: Cannot delete property '1' of [object Array] → TypeError: Não é possível apagar a propriedade '1' de [object Array]",
      "TypeError: Cannot assign to read only property 'exp' of object '[object Module]' → TypeError: A propriedade 'exp' do objeto '[object Module]' é só para leitura",
      "TypeError: Cannot assign to read only property 'a' of object '#<Object>' → TypeError: A propriedade 'a' do objeto '#<Object>' é só para leitura",
      "TypeError: Cannot assign to read only property '0' of string 'abc' → TypeError: Um texto não pode mudar: '0' de 'abc' é só para leitura",
      "TypeError: Cannot create property 'x' on number '5' → TypeError: Não é possível criar a propriedade 'x': o número '5' não é um objeto",
      "TypeError: Cannot delete property 'exp' of [object Module] → TypeError: Não é possível apagar a propriedade 'exp' de [object Module]",
      "TypeError: Cannot define property x, object is not extensible → TypeError: Não é possível criar a propriedade x: o objeto não aceita novas",
      "TypeError: Cannot redefine property: 0 → TypeError: Não é possível redefinir a propriedade 0",
      "TypeError: Cannot assign to read only property 'undefined' of object '#<Object>' → TypeError: A propriedade 'undefined' do objeto '#<Object>' é só para leitura",
    ]
  `);
});

test('what does not convert', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    1n + 1
    +1n
    Math.exp(1n)
    BigInt(1.5)
    BigInt('a')
    BigInt64Array.from([1])
    1n / 0n
    2n ** (2n ** 62n)
    JSON.stringify(1n)
    Symbol() + ''
    Symbol() + 1
    Object.keys(undefined)
    ({ toString() { return {} }, valueOf() { return {} } }) + 1
    JSON.parse('')
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "TypeError: Cannot mix BigInt and other types, use explicit conversions → TypeError: BigInt não se mistura com outros tipos; converta antes, por exemplo com Number()",
      "TypeError: Cannot convert a BigInt value to a number → TypeError: Um BigInt não vira número sozinho; use Number()",
      "TypeError: Cannot convert a BigInt value to a number → TypeError: Um BigInt não vira número sozinho; use Number()",
      "RangeError: The number 1.5 cannot be converted to a BigInt because it is not an integer → RangeError: O número 1.5 não pode virar BigInt, pois não é inteiro",
      "SyntaxError: Cannot convert a to a BigInt → SyntaxError: a não pode virar BigInt",
      "TypeError: Cannot convert 1 to a BigInt → TypeError: 1 não pode virar BigInt",
      "RangeError: Division by zero → RangeError: Divisão por zero",
      "RangeError: Maximum BigInt size exceeded → RangeError: BigInt grande demais",
      "TypeError: Do not know how to serialize a BigInt → TypeError: Um BigInt não pode virar JSON",
      "TypeError: Cannot convert a Symbol value to a string → TypeError: Um Symbol não vira texto sozinho; use String()",
      "TypeError: Cannot convert a Symbol value to a number → TypeError: Um Symbol não pode virar número",
      "TypeError: Cannot convert undefined or null to object → TypeError: undefined e null não podem virar objeto",
      "TypeError: Cannot convert object to primitive value → TypeError: O objeto não pode virar número nem texto",
      "SyntaxError: Unexpected end of JSON input → SyntaxError: O JSON termina antes da hora",
    ]
  `);
});

test('methods on what they are not made for', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    Map.prototype.get.call({}, 1)
    Array.prototype.map.call(null, (x) => x)
    Number.prototype.toFixed.call('a')
    Float64Array.prototype.fill.call([], 1)
    Object.defineProperty(5, 'a', {})
    X.at.call({}, 0)
    class A { #x; static f(o) { o.#x = 1 } } A.f({})
    'a' in 5
    X instanceof 5
    X instanceof {}
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "TypeError: Method Map.prototype.get called on incompatible receiver #<Object> → TypeError: O método Map.prototype.get não se aplica a #<Object>",
      "TypeError: Array.prototype.map called on null or undefined → TypeError: O método Array.prototype.map não se aplica a null nem a undefined",
      "TypeError: Number.prototype.toFixed requires that 'this' be a Number → TypeError: O método Number.prototype.toFixed só se aplica a um Number",
      "TypeError: this is not a typed array. → TypeError: O método só se aplica a um Float64Array ou semelhante.",
      "TypeError: Object.defineProperty called on non-object → TypeError: Object.defineProperty pede um objeto",
      "TypeError: Cannot read private member #shape from an object whose class did not declare it → TypeError: O objeto não é da classe que declara #shape",
      "TypeError: Cannot write private member #x to an object whose class did not declare it → TypeError: O objeto não é da classe que declara #x",
      "TypeError: Cannot use 'in' operator to search for 'a' in 5 → TypeError: O operador 'in' não procura 'a' em 5, que não é um objeto",
      "TypeError: Right-hand side of 'instanceof' is not an object → TypeError: O lado direito de 'instanceof' não é uma classe",
      "TypeError: Right-hand side of 'instanceof' is not callable → TypeError: O lado direito de 'instanceof' não é uma classe",
    ]
  `);
});

test('sizes and limits', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    const f = () => f(); f()
    new Array(-1)
    [].length = -1
    new Float64Array(-1)
    new ArrayBuffer(-1)
    new ArrayBuffer(8, { maxByteLength: 16 })
    new Float64Array(2).set([1, 2, 3])
    new Float64Array(new ArrayBuffer(7))
    new Float64Array(new ArrayBuffer(8), 3)
    new Float64Array(new ArrayBuffer(8), 16)
    new DataView(new ArrayBuffer(8)).getFloat64(4)
    'a'.repeat(-1)
    'a'.repeat(1e10)
    (1).toFixed(101)
    (1).toPrecision(101)
    (1).toString(99)
    new Array(2 ** 25).fill(0)
    Array.from({ length: 2 ** 25 })
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "RangeError: Maximum call stack size exceeded → RangeError: Chamadas demais, umas dentro das outras: a recursão não termina?",
      "RangeError: Invalid array length → RangeError: Tamanho de lista inválido",
      "RangeError: Invalid array length → RangeError: Tamanho de lista inválido",
      "RangeError: Invalid typed array length: -1 → RangeError: Tamanho inválido: -1",
      "RangeError: Invalid array buffer length → RangeError: Tamanho de ArrayBuffer inválido",
      "RangeError: Resizable buffers are not available here. → RangeError: Um ArrayBuffer que muda de tamanho não está disponível aqui.",
      "RangeError: offset is out of bounds → RangeError: Os números não cabem a partir desta posição",
      "RangeError: byte length of Float64Array should be a multiple of 8 → RangeError: O tamanho em bytes de um Float64Array precisa ser um múltiplo de 8",
      "RangeError: start offset of Float64Array should be a multiple of 8 → RangeError: A posição inicial de um Float64Array precisa ser um múltiplo de 8",
      "RangeError: Start offset 16 is outside the bounds of the buffer → RangeError: A posição inicial 16 está fora do ArrayBuffer",
      "RangeError: Offset is outside the bounds of the DataView → RangeError: A posição está fora do DataView",
      "RangeError: Invalid count value: -1 → RangeError: Quantidade inválida: -1",
      "RangeError: Invalid string length → RangeError: Texto longo demais",
      "RangeError: toFixed() digits argument must be between 0 and 100 → RangeError: toFixed(): o número de casas precisa estar entre 0 e 100",
      "RangeError: toPrecision() argument must be between 1 and 100 → RangeError: toPrecision(): o argumento precisa estar entre 1 e 100",
      "RangeError: toString() radix argument must be between 2 and 36 → RangeError: toString(): a base precisa estar entre 2 e 36",
      "RangeError: fill: a length of 33554432 is more than 16777216. → RangeError: fill: o tamanho 33554432 passa de 16777216.",
      "RangeError: Array.from: a length of 33554432 is more than 16777216. → RangeError: Array.from: o tamanho 33554432 passa de 16777216.",
    ]
  `);
});

test('values that are no errors', async () => {
  expect(
    await sayThrown(
      sandbox,
      String.raw`
    throw 'oops'
    throw 5
    throw undefined
    throw null
    throw () => 1
    throw { get message() { throw 1 } }
    `,
    ),
  ).toMatchInlineSnapshot(`
    [
      "Error: string thrown: oops → Error: foi lançado um valor do tipo string: oops",
      "Error: number thrown: 5 → Error: foi lançado um valor do tipo number: 5",
      "Error: undefined thrown: undefined → Error: foi lançado um valor do tipo undefined: undefined",
      "Error: object thrown: null → Error: foi lançado um valor do tipo object: null",
      "Error: function thrown: () => 1 → Error: foi lançado um valor do tipo function: () => 1",
      "Error: The thrown value could not be read. → Error: O valor lançado não pôde ser lido.",
    ]
  `);
});

test('what the program itself has thrown stays as it is', async () => {
  const own = await Promise.all(
    ["new Error('x is not defined')", "new MyError('x is not defined')", "new TypeError('no')"].map(
      (error) =>
        thrownBy(sandbox, `class MyError extends Error { name = 'MyError' } throw ${error}`),
    ),
  );
  expect(own).toEqual(['Error: x is not defined', 'MyError: x is not defined', 'TypeError: no']);
  expect(own.map((text) => errorText(text, 'pt-BR'))).toEqual(own);
});
