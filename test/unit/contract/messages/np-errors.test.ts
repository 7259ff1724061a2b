import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { errorText } from '../../../../server/contract/messages/error-text.ts';
import { npErrors } from '../../../../server/contract/messages/np-errors.pt-BR.ts';
import { translateMessage } from '../../../../server/contract/messages/translate-message.ts';
import { arrayMisuses } from '../../sandbox/np/array-misuses.ts';
import { callMisuses } from '../../sandbox/np/call-misuses.ts';
import { valueMisuses } from '../../sandbox/np/value-misuses.ts';

const folder = path.resolve(import.meta.dirname, '../../../../server/sandbox/isolate/np');
const source = readdirSync(folder)
  .filter((file) => !file.endsWith('.d.ts'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n');

const lengthWarning = 'NpError: np: an array of shape (4, 3) has no length: use .size or .shape';
const said = [
  ...[...callMisuses, ...valueMisuses, ...arrayMisuses].map(({ message }) => message),
  lengthWarning,
].filter((message) => message.startsWith('NpError: '));

/** The text of every message that np's code holds, with `…` where it puts a value. */
function templates(): readonly string[] {
  const spoken = source.matchAll(
    /(?:new NpError|\bwarn)\(\s*((?:[`'].*[`'](?:\s*\+\s*)?)+),?\s*\)/g,
  );
  const hints = source.matchAll(/refuseExtra\('\w+', extra, ('.*')\)/g);
  return [...spoken, ...hints].map(([, literals = '']) =>
    [...literals.matchAll(/[`'](.*)[`']/g)]
      .map(([, text = '']) => text.replace(/\$\{[^}]*\}/g, '…'))
      .join(''),
  );
}

function isInstance(message: string, template: string): boolean {
  const parts = template.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${parts.join('.*')}$`).test(message);
}

it('knows every message of np from a misuse that provokes it', () => {
  const written = templates();
  expect(written).toHaveLength(source.match(/new NpError\(|\bwarn\(|refuseExtra\('/g)?.length ?? 0);
  expect(source).not.toMatch(/throw new (?!NpError)/);
  expect(
    written.filter((template) => !said.some((message) => isInstance(message, template))),
  ).toEqual([]);
});

it('says every message of np in Portuguese', () => {
  const portuguese = said.map((message) => errorText(message, 'pt-BR'));
  expect(said.filter((message, i) => portuguese[i] === message)).toEqual([]);
  expect([...new Set(portuguese)]).toMatchInlineSnapshot(`
    [
      "NpError: matmul: (4, 3) @ (5, 7): os tamanhos internos 3 e 5 são diferentes",
      "NpError: matmul: () @ (4, 3): um número não é uma matriz; use np.multiply",
      "NpError: matmul: (2, 3, 4) @ (5, 4, 3): não há broadcasting entre (2,) e (5,): os tamanhos 2 e 5 são diferentes e nenhum deles é 1",
      "NpError: dot: (4, 3) · (2,): os tamanhos internos 3 e 2 são diferentes",
      "NpError: dot: (2, 2, 2) e (4, 3): só vetores e matrizes; use np.matmul",
      "NpError: add: não há broadcasting entre (4, 3) e (5, 7): os tamanhos 4 e 5 são diferentes e nenhum deles é 1",
      "NpError: where: não há broadcasting entre (2,) e (4, 3): os tamanhos 2 e 3 são diferentes e nenhum deles é 1",
      "NpError: where: espera três argumentos: np.where(condition, a, b)",
      "NpError: clip: espera dois limites: np.clip(A, low, high)",
      "NpError: sum: o eixo 2 não existe no shape (4, 3)",
      "NpError: sum: o eixo 0.5 não existe no shape (4, 3)",
      "NpError: sum: axis é um só número inteiro, recebi o texto "0"",
      "NpError: sum: axis é um só número inteiro, recebi uma lista",
      "NpError: sum: keepdims é true ou false, recebi 1",
      "NpError: sum: opção desconhecida keepDims; as que existem são axis, keepdims",
      "NpError: sum: as opções são um objeto como { axis: … }, recebi 1",
      "NpError: mean: o shape (0,) não tem elementos ao longo do eixo",
      "NpError: max: o shape (0, 3) não tem elementos ao longo do eixo",
      "NpError: zeros: argumentos demais; o shape é uma lista: np.zeros([2, 3])",
      "NpError: ones: argumentos demais; o shape é uma lista: np.ones([2, 3])",
      "NpError: array: argumentos demais; ponha os números em uma lista: np.array([1, 2, 3])",
      "NpError: zeros: o tamanho -3 no shape (2, -3) é negativo",
      "NpError: zeros: um shape é um número inteiro ou uma lista deles, como [2, 3]; recebi 1.5",
      "NpError: zeros: um shape é um número inteiro ou uma lista deles, como [2, 3]; recebi undefined",
      "NpError: zeros: o shape (100000, 100000) tem mais de 16777216 números",
      "NpError: full: o valor é undefined, não um número: np.full([2, 3], 0.5)",
      "NpError: arange: de 0 a 1 em passos de 0 nunca termina",
      "NpError: reshape: (4, 3) tem 12 números e não pode virar (5, 2)",
      "NpError: reshape: (4, 3) tem 12 números e não pode virar (-1, 5)",
      "NpError: concatenate: (4, 3) e (5, 7) são diferentes fora do eixo 0",
      "NpError: concatenate: espera uma lista de arranjos: np.concatenate([A, B], { axis: 0 })",
      "NpError: sum: axis é um só número inteiro, recebi um boolean",
      "NpError: sum: keepdims é true ou false, recebi null",
      "NpError: array: as listas não formam um arranjo: o elemento [1] é uma lista de 1 onde se espera uma lista de 2",
      "NpError: array: as listas não formam um arranjo: o elemento [1] é um número onde se espera uma lista de 2",
      "NpError: array: as listas não formam um arranjo: o elemento [1] é uma lista de 1 onde se espera um número",
      "NpError: array: o elemento [0][1] é o texto "two", não um número",
      "NpError: add: o elemento [1] é undefined, não um número",
      "NpError: exp: o argumento é undefined, não um número nem um arranjo",
      "NpError: exp: o argumento é um objeto, não um número nem um arranjo",
      "NpError: exp: o argumento é uma função, não um número nem um arranjo",
      "NpError: tanh: o argumento é o texto "tanh", não um número nem um arranjo",
      "NpError: array: as listas têm mais de 8 níveis",
      "NpError: array: as listas têm mais de 16777216 números",
      "NpError: full: o valor é um bigint, não um número: np.full([2, 3], 0.5)",
      "NpError: array: o elemento [0] é um symbol, não um número",
      "NpError: full: o valor é uma lista, não um número: np.full([2, 3], 0.5)",
      "NpError: array: o elemento [0][1] é null, não um número",
      "NpError: full: o valor é um boolean, não um número: np.full([2, 3], 0.5)",
      "NpError: um arranjo de shape (4, 3) não é um número: use np.multiply, np.add, np.greater, np.exp, … no lugar dos operadores e de Math (.item() lê um único número)",
      "NpError: [0] não lê um arranjo de shape (4, 3): use .at(i, j) ou .tolist()",
      "NpError: [0] não pode ser escrito, arranjos não mudam: faça um novo, ou mude uma lista vinda de .tolist()",
      "NpError: at: o shape (4, 3) pede 2 índices, recebi 1",
      "NpError: at: o índice 4 está fora do eixo 0 do shape (4, 3)",
      "NpError: at: o índice 1.5 está fora do eixo 1 do shape (4, 3)",
      "NpError: item: o shape (4, 3) tem 12 números, não um só",
      "NpError: np: um arranjo de shape (4, 3) não tem length: use .size ou .shape",
    ]
  `);
});

it('has no phrase that np does not say', () => {
  const unsaid = Object.entries(npErrors).filter(
    ([english, portuguese]) =>
      !said.some((text) =>
        translateMessage(text.slice('NpError: '.length), { [english]: portuguese }),
      ),
  );
  expect(unsaid).toEqual([]);
});

it('leaves the messages of np as they are in English', () => {
  expect(said.map((message) => errorText(message, 'en'))).toEqual(said);
});
