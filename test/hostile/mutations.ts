import * as fc from 'fast-check';

/** Small damage to a program, by which a hostile one becomes another and an honest one wrong. Places count from the end. */
type Mutation =
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'swap'; readonly at: number; readonly other: number }
  | {
      readonly kind: 'repeat';
      readonly at: number;
      readonly length: number;
      readonly times: number;
    }
  | { readonly kind: 'number' | 'sign'; readonly at: number; readonly value: string }
  | { readonly kind: 'splice'; readonly at: number; readonly from: number };

export interface Mutant {
  readonly base: number;
  readonly donor: number;
  readonly mutations: readonly Mutation[];
}

/** The attack stands at the end of each file, after a preamble that all share. */
const place = fc.oneof(fc.nat({ max: 80 }), fc.nat({ max: 1200 }));
const length = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 60 }));
const times = fc.integer({ min: 1, max: 4 });
const numbers = ['0', '1', '-1', '2', '0.5', '3', '1e-3', '1e3', '1e9', '4294967295', 'NaN', '2n'];

const signs = ['+', '-', '*', '/', '%', '**', '<', '>', '<=', '===', '??', '||', '&&', ','];

/** Most of the damage leaves something that can still be run. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete'), at: place, length }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('swap'), at: place, other: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat'), at: place, length, times }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('number'),
      at: place,
      value: fc.constantFrom(...numbers),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('sign'),
      at: place,
      value: fc.constantFrom(...signs),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('splice'), at: place, from: place }) },
);

/** Mutants of so many programs, of which the first `honest` are right and come as often as all others together. */
export function mutantsOf(programs: number, honest: number): fc.Arbitrary<Mutant> {
  return fc.record({
    base: fc.oneof(fc.nat({ max: honest - 1 }), fc.nat({ max: programs - 1 })),
    donor: fc.nat({ max: programs - 1 }),
    mutations: fc.oneof(
      fc.array(mutation, { minLength: 1, maxLength: 1 }),
      fc.array(mutation, { minLength: 2, maxLength: 3 }),
    ),
  });
}

/** The source of a mutant. */
export function breed(programs: readonly string[], { base, donor, mutations }: Mutant): string {
  const giver = tokenise(programs[donor] ?? '');
  let tokens: readonly string[] = tokenise(programs[base] ?? '');
  for (const one of mutations) tokens = apply(tokens, one, giver);
  return tokens.join('');
}

const TOKEN =
  /(?:\/\/.*|[\p{L}$_][\p{L}\p{N}$_]*|\d[\w.]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|=>|[=!]==?|&&|\|\||\*\*|\+\+|--|[+*-]=|\S)\s*/gu;

const PATTERNS = { number: /^\d/, sign: /^(?:[+\-*/%<>]|[=!]==|&&|\|\|)\s*$/ } as const;

/** Each token with the space after it; comments are left out. */
function tokenise(source: string): string[] {
  return (source.match(TOKEN) ?? []).filter((token) => !token.startsWith('//'));
}

function apply(
  tokens: readonly string[],
  mutation: Mutation,
  giver: readonly string[],
): readonly string[] {
  const at = fromEnd(tokens, mutation.at);
  switch (mutation.kind) {
    case 'delete':
      return tokens.toSpliced(at, mutation.length);
    case 'swap':
      return swap(tokens, at, fromEnd(tokens, mutation.other));
    case 'repeat': {
      const block = tokens.slice(at, at + mutation.length);
      return tokens.toSpliced(at, 0, ...Array.from({ length: mutation.times }, () => block).flat());
    }
    case 'number':
    case 'sign': {
      const pattern = PATTERNS[mutation.kind];
      const found = tokens.findLastIndex((token, index) => index <= at && pattern.test(token));
      return found < 0 ? tokens : tokens.with(found, ` ${mutation.value} `);
    }
    case 'splice':
      return [...tokens.slice(0, at), ...giver.slice(fromEnd(giver, mutation.from))];
  }
}

function fromEnd(tokens: readonly string[], distance: number): number {
  return tokens.length === 0 ? 0 : tokens.length - 1 - (distance % tokens.length);
}

/** Only names change places: whatever else did would seldom leave anything that can be run. */
function swap(tokens: readonly string[], at: number, near: number): readonly string[] {
  const [first, second] = [findName(tokens, at), findName(tokens, near)];
  const [one, two] = [tokens[first], tokens[second]];
  return one === undefined || two === undefined
    ? tokens
    : tokens.with(first, `${two} `).with(second, `${one} `);
}

const KEYWORDS =
  /^(?:import|as|from|export|function|const|let|return|for|of|in|while|new|if|else|throw|try|catch|typeof|async|await|yield)\b/;

function findName(tokens: readonly string[], at: number): number {
  return tokens.findLastIndex(
    (token, index) => index <= at && /^[\p{L}$_]/u.test(token) && !KEYWORDS.test(token),
  );
}
