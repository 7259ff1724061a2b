import type { Phrases } from './translate-message.ts';

/** What V8, and the limits that we set in its place, say of a program that runs. The first that fits counts. */
export const v8Errors: Phrases = {
  "Cannot read properties of {{name}} (reading '{{text}}')":
    "Não é possível ler a propriedade '{{text}}' de {{name}}",
  'Cannot read properties of {{name}}': 'Não é possível ler propriedades de {{name}}',
  "Cannot set properties of {{name}} (setting '{{text}}')":
    "Não é possível escrever a propriedade '{{text}}' de {{name}}",
  '{{name}} is not defined': "Não há nada com o nome '{{name}}'",
  "Cannot access '{{name}}' before initialization":
    "O nome '{{name}}' é usado antes de ser declarado",
  'Assignment to constant variable.': 'Uma constante (const) não pode mudar de valor.',

  '{{text}} is not a function or its return value is not iterable':
    '{{text}} não é uma função, ou o que ela devolve não pode ser percorrido',
  '.for is not iterable': 'O elemento que o for recebeu não pode ser percorrido',
  '{{value}} is not iterable (cannot read property {{text}})': '{{value}} não pode ser percorrido',
  '{{text}} is not iterable': '{{text}} não pode ser percorrido',
  'Spread syntax requires ...iterable[Symbol.iterator] to be a function':
    "'...' só se aplica ao que pode ser percorrido, como uma lista",
  "Cannot destructure property '{{text}}' of '.for' as it is {{name}}.":
    "Não é possível tirar a propriedade '{{text}}' do elemento que o for recebeu: ele é {{name}}.",
  "Cannot destructure property '{{text}}' of 'undefined' as it is undefined.":
    "Não é possível tirar a propriedade '{{text}}' de undefined.",
  "Cannot destructure property '{{text}}' of 'null' as it is null.":
    "Não é possível tirar a propriedade '{{text}}' de null.",
  "Cannot destructure property '{{text}}' of 'object null' as it is null.":
    "Não é possível tirar a propriedade '{{text}}' de null.",
  "Cannot destructure property '{{text1}}' of '{{text2}}' as it is {{name}}.":
    "Não é possível tirar a propriedade '{{text1}}' de '{{text2}}', que é {{name}}.",
  "Cannot destructure '{{text}}' as it is {{name}}.":
    "Não é possível tirar propriedades de '{{text}}', que é {{name}}.",
  'Iterator value {{text}} is not an entry object': '{{text}} não é um par de chave e valor',

  'number {{number}} is not a function': 'O número {{number}} não é uma função',
  'Promise resolver {{text}} is not a function': 'Promise pede uma função, não {{text}}',
  '{{text}} is not a function': '{{text}} não é uma função',
  'Super constructor {{text1}} of {{text2}} is not a constructor':
    'A classe {{text2}} não pode estender {{text1}}',
  'Class extends value {{text}} is not a constructor or null':
    'Uma classe não pode estender {{text}}',
  '{{text}} is not a constructor': '{{text}} não pode ser usado com new',
  "Class constructor {{name}} cannot be invoked without 'new'":
    'A classe {{name}} só pode ser chamada com new',
  "Constructor {{name}} requires 'new'": '{{name}} só pode ser chamado com new',
  "Promise constructor cannot be invoked without 'new'": 'Promise só pode ser chamado com new',
  "Must call super constructor in derived class before accessing 'this' or returning from derived constructor":
    'O construtor de uma classe estendida precisa chamar super() antes de usar this',

  "Cannot assign to read only property '{{text}}' of object '[object Array]'":
    "Esta lista não pode mudar: '{{text}}' é só para leitura",
  "Cannot assign to read only property '{{text1}}' of object '{{text2}}'":
    "A propriedade '{{text1}}' do objeto '{{text2}}' é só para leitura",
  "Cannot assign to read only property '{{text1}}' of string '{{text2}}'":
    "Um texto não pode mudar: '{{text1}}' de '{{text2}}' é só para leitura",
  'Cannot set property {{text1}} of {{text2}} which has only a getter':
    'A propriedade {{text1}} de {{text2}} é só para leitura',
  'Cannot add property {{text}}, object is not extensible':
    'Não é possível criar a propriedade {{text}}: o objeto não aceita novas',
  'Cannot define property {{text}}, object is not extensible':
    'Não é possível criar a propriedade {{text}}: o objeto não aceita novas',
  "Cannot delete property '{{text1}}' of {{text2}}":
    "Não é possível apagar a propriedade '{{text1}}' de {{text2}}",
  'Cannot redefine property: {{text}}': 'Não é possível redefinir a propriedade {{text}}',
  "Cannot create property '{{text1}}' on {{value}}":
    "Não é possível criar a propriedade '{{text1}}': {{value}} não é um objeto",
  'Cannot read private member {{name}} from an object whose class did not declare it':
    'O objeto não é da classe que declara {{name}}',
  'Cannot write private member {{name}} to an object whose class did not declare it':
    'O objeto não é da classe que declara {{name}}',

  'Cannot mix BigInt and other types, use explicit conversions':
    'BigInt não se mistura com outros tipos; converta antes, por exemplo com Number()',
  'Cannot convert a BigInt value to a number': 'Um BigInt não vira número sozinho; use Number()',
  'The number {{number}} cannot be converted to a BigInt because it is not an integer':
    'O número {{number}} não pode virar BigInt, pois não é inteiro',
  'Cannot convert {{text}} to a BigInt': '{{text}} não pode virar BigInt',
  'Maximum BigInt size exceeded': 'BigInt grande demais',
  'Division by zero': 'Divisão por zero',
  'Do not know how to serialize a BigInt': 'Um BigInt não pode virar JSON',
  'Cannot convert a Symbol value to a number': 'Um Symbol não pode virar número',
  'Cannot convert a Symbol value to a string': 'Um Symbol não vira texto sozinho; use String()',
  'Cannot convert undefined or null to object': 'undefined e null não podem virar objeto',
  'Cannot convert object to primitive value': 'O objeto não pode virar número nem texto',

  'Method {{text1}} called on incompatible receiver {{text2}}':
    'O método {{text1}} não se aplica a {{text2}}',
  "{{operation}} requires that 'this' be a {{name}}":
    'O método {{operation}} só se aplica a um {{name}}',
  '{{operation}} called on null or undefined':
    'O método {{operation}} não se aplica a null nem a undefined',
  '{{operation}} called on non-object': '{{operation}} pede um objeto',
  'this is not a typed array.': 'O método só se aplica a um Float64Array ou semelhante.',
  'Reduce of empty array with no initial value':
    'O reduce de uma lista vazia precisa de um valor inicial',
  'The comparison function must be either a function or undefined: {{text}}':
    'A comparação precisa ser uma função ou undefined: {{text}}',
  "Cannot use 'in' operator to search for '{{text1}}' in {{text2}}":
    "O operador 'in' não procura '{{text1}}' em {{text2}}, que não é um objeto",
  "Right-hand side of 'instanceof' is not an object":
    "O lado direito de 'instanceof' não é uma classe",
  "Right-hand side of 'instanceof' is not callable":
    "O lado direito de 'instanceof' não é uma classe",

  'Maximum call stack size exceeded':
    'Chamadas demais, umas dentro das outras: a recursão não termina?',
  'Invalid array length': 'Tamanho de lista inválido',
  'Invalid string length': 'Texto longo demais',
  'Invalid typed array length: {{text}}': 'Tamanho inválido: {{text}}',
  'Invalid array buffer length': 'Tamanho de ArrayBuffer inválido',
  'Invalid count value: {{text}}': 'Quantidade inválida: {{text}}',
  'offset is out of bounds': 'Os números não cabem a partir desta posição',
  'Offset is outside the bounds of the DataView': 'A posição está fora do DataView',
  'Start offset {{number}} is outside the bounds of the buffer':
    'A posição inicial {{number}} está fora do ArrayBuffer',
  'start offset of {{name}} should be a multiple of {{number}}':
    'A posição inicial de um {{name}} precisa ser um múltiplo de {{number}}',
  'byte length of {{name}} should be a multiple of {{number}}':
    'O tamanho em bytes de um {{name}} precisa ser um múltiplo de {{number}}',
  'toFixed() digits argument must be between {{number1}} and {{number2}}':
    'toFixed(): o número de casas precisa estar entre {{number1}} e {{number2}}',
  'toString() radix argument must be between {{number1}} and {{number2}}':
    'toString(): a base precisa estar entre {{number1}} e {{number2}}',
  '{{name}} argument must be between {{number1}} and {{number2}}':
    '{{name}}: o argumento precisa estar entre {{number1}} e {{number2}}',

  '{{operation}}: a length of {{number1}} is more than {{number2}}.':
    '{{operation}}: o tamanho {{number1}} passa de {{number2}}.',
  'Resizable buffers are not available here.':
    'Um ArrayBuffer que muda de tamanho não está disponível aqui.',
};

/** What we say of a thrown value that is no error. */
export const thrownValues: Phrases = {
  '{{type}} thrown: {{text}}': 'foi lançado um valor do tipo {{type}}: {{text}}',
  'The thrown value could not be read.': 'O valor lançado não pôde ser lido.',
};
