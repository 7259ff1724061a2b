import type { StudentPlan } from '../plan.ts';
import {
  createBufferedConsole,
  toConsole,
  type BufferedConsole,
  type LoggedLine,
} from './console.ts';
import { findUnhardened, harden } from './harden.ts';
import { sealNdArray } from './np/nd-array.ts';
import { create, defineProperty, parse } from './primordials.ts';
import {
  countPlanned,
  runPlan,
  type Dictionary,
  type RunAnswer,
  type StudentFunction,
} from './run-plan.ts';

/** What the host holds of an isolate: these functions, and no way for the program to reach them. */
export interface StudentHarness {
  /** Keeps the exported functions; answers the first name that is not one, or nothing. */
  readonly open: (namespace: Dictionary<unknown>, names: string) => string | undefined;
  /** Does one run after the other, up to the first that reaches a limit. */
  readonly run: (plans: string, numbers: Float64Array) => RunAnswer[];
  readonly drain: () => LoggedLine[];
}

/** Hardens the context and answers the harness; the host calls it once, before any student code is there. */
export function boot(seed: number): {
  readonly harness: StudentHarness;
  readonly unhardened: string;
} {
  const buffer = createBufferedConsole();
  sealNdArray((warning) => buffer.write([warning]));
  const console = { value: toConsole(buffer), writable: true, configurable: true };
  defineProperty(globalThis, 'console', console);
  harden(seed);
  return { harness: createHarness(buffer), unhardened: findUnhardened().join(' ') };
}

function createHarness(buffer: BufferedConsole): StudentHarness {
  const functions = create(null) as Dictionary<StudentFunction>;

  return {
    open: (namespace, names) => {
      const required = parse(names) as string[];
      for (let i = 0; i < required.length; i++) {
        const exported = readExport(namespace, required[i]!);
        if (typeof exported !== 'function') return required[i];
        functions[required[i]!] = exported as StudentFunction;
      }
      return undefined;
    },
    run: (text, numbers) => {
      const plans = parse(text) as StudentPlan[];
      const answers: RunAnswer[] = [];
      for (let i = 0, offset = 0; i < plans.length; i++) {
        const plan = plans[i]!;
        const answer = runPlan(plan, functions, buffer, numbers, offset);
        const slot = { value: answer, writable: true, enumerable: true, configurable: true };
        defineProperty(answers, `${i}`, slot);
        if (answer.state === 'limit') break;
        offset += countPlanned(plan);
      }
      return answers;
    },
    drain: () => buffer.drain(),
  };
}

/** A `const` that the module never came to define throws when it is read. */
function readExport(namespace: Dictionary<unknown>, name: string): unknown {
  try {
    return namespace[name];
  } catch {
    return undefined;
  }
}
