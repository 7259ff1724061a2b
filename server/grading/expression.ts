/** Values of symbols while a case is drawn: `n`, and `width[2]` for an entry of a list of sizes. */
export type Symbols = ReadonlyMap<string, number>;

type Parse = (text: string, at: number) => { readonly value: number; readonly next: number };

/**
 * The value of an expression of exercise.yaml: numbers, symbols, `+ - * /`, `sqrt()`, parentheses and subscripts
 * (`width[l-1]`). Read here, never evaluated as code. Throws with the text and the place where it cannot be read.
 */
export function evaluateExpression(expression: string | number, symbols: Symbols): number {
  if (typeof expression === 'number') return expression;
  const sum = sumParser(symbols);
  const { value, next } = sum(expression, skipSpace(expression, 0));
  if (next !== expression.length) throw unreadable(expression, next);
  return value;
}

function sumParser(symbols: Symbols): Parse {
  const sum: Parse = (text, at) =>
    chain(text, at, product, {
      '+': (left, right) => left + right,
      '-': (left, right) => left - right,
    });
  const product: Parse = (text, at) =>
    chain(text, at, factor, {
      '*': (left, right) => left * right,
      '/': (left, right) => left / right,
    });
  const factor: Parse = (text, at) => {
    if (text[at] === '-') {
      const negated = factor(text, skipSpace(text, at + 1));
      return { value: -negated.value, next: negated.next };
    }
    if (text[at] === '(') return enclosed(text, at, ')', sum);
    const number = match(text, at, /\d+(\.\d+)?(e[+-]?\d+)?/y);
    if (number) return token(text, at, number, Number(number));
    return named(text, at);
  };
  const named: Parse = (text, at) => {
    const name = match(text, at, /[A-Za-z]\w*/y);
    if (!name) throw unreadable(text, at);
    const end = at + name.length;
    if (name === 'sqrt' && text[end] === '(') {
      const root = enclosed(text, end, ')', sum);
      return { value: Math.sqrt(root.value), next: root.next };
    }
    if (text[end] !== '[') return token(text, at, name, lookUp(name, text, symbols));
    const subscript = enclosed(text, end, ']', sum);
    return {
      value: lookUp(`${name}[${subscript.value}]`, text, symbols),
      next: subscript.next,
    };
  };
  return sum;
}

/** Left-associative operators of one precedence. */
function chain(
  text: string,
  at: number,
  operand: Parse,
  operators: Readonly<Record<string, (left: number, right: number) => number>>,
): { value: number; next: number } {
  let { value, next } = operand(text, at);
  for (;;) {
    const operator = operators[text[next] ?? ''];
    if (!operator) return { value, next };
    const right = operand(text, skipSpace(text, next + 1));
    value = operator(value, right.value);
    next = right.next;
  }
}

function enclosed(text: string, at: number, close: string, inner: Parse): ReturnType<Parse> {
  const { value, next } = inner(text, skipSpace(text, at + 1));
  if (text[next] !== close) throw unreadable(text, next);
  return { value, next: skipSpace(text, next + 1) };
}

function token(text: string, at: number, read: string, value: number): ReturnType<Parse> {
  return { value, next: skipSpace(text, at + read.length) };
}

function match(text: string, at: number, pattern: RegExp): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ') next += 1;
  return next;
}

function lookUp(name: string, text: string, symbols: Symbols): number {
  const value = symbols.get(name);
  if (value !== undefined) return value;
  const known = [...symbols.keys()].join(', ') || 'none';
  throw new Error(`"${text}": there is no symbol ${name} (known: ${known})`);
}

function unreadable(text: string, at: number): Error {
  const rest = text.slice(at) || 'the end';
  return new Error(
    `"${text}" cannot be read at "${rest}": numbers, symbols, + - * /, sqrt() and brackets are allowed`,
  );
}
