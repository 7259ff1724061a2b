import type { Confinement } from './confinement.ts';
import { cleanError, cleanText, isRecord } from './hostile-text.ts';
import type { IsolateModules } from './protocol.ts';
import { decodeEvaluation, encodeEvaluation } from './reference-plan.ts';
import type { SandboxEvent } from './sandbox-event.ts';
import { SandboxProcess, type Answer, type Ending } from './sandbox-process.ts';
import { MalformedAnswer } from './student-plan.ts';
import type {
  Inputs,
  ReferenceOutcome,
  ReferenceProgram,
  ReferenceRequest,
  Sandbox,
} from './types.ts';

/** Half a gigabyte of address space for each warm isolate. */
const ADDRESS_SPACE_MB = 7000;
const RESIDENT_MB = 1200;
const START_DEADLINE_MS = 20_000;
const MAX_RESIDENT_MB = 800;
const PARENT_GRACE_MS = 1000;
const CRASHES_TO_QUARANTINE = 3;
const MAX_REASON = 500;
const MAX_REMEMBERED_CRASHES = 1000;

export interface ReferenceWorker {
  readonly evaluate: Sandbox['evaluate'];
  readonly stop: () => Promise<void>;
}

interface Running {
  readonly process: SandboxProcess;
  readonly ready: Promise<Answer>;
}

/** One process for authors' models, one call at a time; a version that keeps crashing it is no longer run. */
export function createReferenceWorker(
  confinement: Confinement,
  modules: IsolateModules,
  timeoutMs: number,
  log: (event: SandboxEvent) => void,
): ReferenceWorker {
  const crashes = new Map<string, number>();
  let stopped = false;
  let running = launch();
  let turn: Promise<unknown> = Promise.resolve();

  function launch(): Running {
    const startedAt = performance.now();
    const process = new SandboxProcess(confinement, ADDRESS_SPACE_MB);
    const { pid, exited } = process;
    const patience = { deadlineMs: START_DEADLINE_MS, residentMb: RESIDENT_MB };
    const ready = process.ask({ type: 'start', role: 'reference', modules }, patience);
    void ready.then(({ state }) => {
      if (state === 'answered') {
        log({ kind: 'started', role: 'reference', pid, ms: performance.now() - startedAt });
      }
    });
    void exited.then((ending) => {
      if (!stopped) log({ kind: 'ended', role: 'reference', pid, ...ending });
    });
    return { process, ready };
  }

  const replace = (ending: Ending): void => {
    running.process.kill(ending);
    if (!stopped) running = launch();
  };

  const countCrash = (version: string): void => {
    const count = (crashes.get(version) ?? 0) + 1;
    crashes.delete(version);
    crashes.set(version, count);
    const [oldest] = crashes.keys();
    if (crashes.size > MAX_REMEMBERED_CRASHES && oldest !== undefined) crashes.delete(oldest);
  };

  const evaluate = async (
    program: ReferenceProgram,
    points: readonly Inputs[],
    requests: readonly ReferenceRequest[],
  ): Promise<ReferenceOutcome> => {
    if (stopped) return { state: 'failed', reason: 'The sandbox has been stopped.' };
    const { version, source } = program;
    if ((crashes.get(version) ?? 0) >= CRASHES_TO_QUARANTINE) return quarantined(version);
    const { process, ready } = running;
    const started = await ready;
    if (started.state === 'ended') {
      replace(started.ending);
      return { state: 'failed', reason: `No reference process: ${started.ending.detail}` };
    }
    const { plan, numbers } = encodeEvaluation(points, requests);
    const answer = await process.ask(
      { type: 'evaluate', version, source, plan, timeoutMs },
      { deadlineMs: timeoutMs + PARENT_GRACE_MS, residentMb: RESIDENT_MB },
      numbers,
    );
    if (answer.state === 'ended') {
      replace(answer.ending);
      if (answer.ending.cause !== 'stopped') countCrash(version);
      return explainEnd(answer.ending);
    }
    if ((process.residentMb() ?? 0) > MAX_RESIDENT_MB) {
      replace({ cause: 'stopped', detail: 'Too much memory.' });
    }
    const reply = isRecord(answer.frame.message) ? answer.frame.message : {};
    if (reply['type'] === 'model_failed' && reply['limit'] !== null) countCrash(version);
    return readOutcome(reply, answer.frame.numbers, points, requests);
  };

  return {
    evaluate: (program, points, requests) => {
      const result = turn.then(() => evaluate(program, points, requests));
      turn = result.catch(() => undefined);
      return result;
    },
    stop: async () => {
      stopped = true;
      running.process.kill({ cause: 'stopped', detail: 'The sandbox was stopped.' });
      await running.process.exited;
    },
  };
}

function quarantined(version: string): ReferenceOutcome {
  const message = `Version ${version} crashed the reference process ${CRASHES_TO_QUARANTINE} times and is no longer run.`;
  return { state: 'model_failed', error: { name: 'Quarantined', message } };
}

function explainEnd(ending: Ending): ReferenceOutcome {
  switch (ending.cause) {
    case 'time':
      return modelFailed('The model did not end in time.');
    case 'memory':
      return modelFailed('The model used too much memory.');
    case 'crash':
    case 'stopped':
      return { state: 'failed', reason: ending.detail };
  }
}

function modelFailed(message: string): ReferenceOutcome {
  return { state: 'model_failed', error: { name: 'Limit', message } };
}

function readOutcome(
  reply: { readonly [key: string]: unknown },
  numbers: Float64Array,
  points: readonly Inputs[],
  requests: readonly ReferenceRequest[],
): ReferenceOutcome {
  if (reply['type'] === 'model_failed') {
    return { state: 'model_failed', error: cleanError(reply['error']) };
  }
  if (reply['type'] !== 'evaluated') {
    return { state: 'failed', reason: cleanText(reply['reason'], MAX_REASON) };
  }
  try {
    return { state: 'finished', points: decodeEvaluation(points, requests, numbers) };
  } catch (error) {
    if (error instanceof MalformedAnswer) return { state: 'failed', reason: error.message };
    throw error;
  }
}
