import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueState } from '../operations/queue-state.ts';
import type { Metrics } from './types.ts';

export interface MetricsOptions {
  readonly readQueue: () => Promise<QueueState>;
}

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const gradingSeconds = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60];

/** Counts what this process does; of the queue it tells what is true for all processes together. */
export function createMetrics({ readQueue }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'gradecheck_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestSeconds,
    registers,
  });
  const phases = new Histogram({
    name: 'gradecheck_grading_seconds',
    help: 'Time of each phase of a grading; cpu is what the student code took of a processor.',
    labelNames: ['lane', 'phase'],
    buckets: gradingSeconds,
    registers,
  });
  const gradings = new Counter({
    name: 'gradecheck_gradings_total',
    help: 'Gradings that came to a report; dropped when another worker had the run by then.',
    labelNames: ['lane', 'verdict', 'outcome'],
    registers,
  });
  const failures = new Counter({
    name: 'gradecheck_grading_failures_total',
    help: 'Gradings that failed on our side; ended with the last that a run may have.',
    labelNames: ['culprit', 'outcome'],
    registers,
  });
  const starts = new Histogram({
    name: 'gradecheck_sandbox_start_seconds',
    help: 'Time until a sandbox process was ready.',
    labelNames: ['role'],
    buckets: gradingSeconds,
    registers,
  });
  const ends = new Counter({
    name: 'gradecheck_sandbox_ends_total',
    help: 'Sandbox processes that ended, by cause; each is replaced.',
    labelNames: ['role', 'cause'],
    registers,
  });
  const measureQueue = createQueueGauges(registers, readQueue);

  return {
    answered: ({ method, route, status, ms }) =>
      requests.observe({ method, route, status }, ms / 1000),
    graded: ({ lane, outcome, report, storeMs }) => {
      gradings.inc({ lane, verdict: report.verdict, outcome });
      for (const [name, ms] of Object.entries({ ...report.timings, storeMs })) {
        if (ms !== null) phases.observe({ lane, phase: name.replace(/Ms$/, '') }, ms / 1000);
      }
    },
    failed: (culprit, outcome) => failures.inc({ culprit, outcome }),
    sandboxStarted: (role, ms) => starts.observe({ role }, ms / 1000),
    sandboxEnded: (role, cause) => ends.inc({ role, cause }),
    watchSlots: (slots) => describeSlots(registers, slots),
    contentType: registry.contentType,
    read: async () => {
      await measureQueue();
      return registry.metrics();
    },
  };
}

/** Without the database there is nothing to tell of the queue, and yesterday's numbers would be a lie. */
function createQueueGauges(
  registers: Registry[],
  readQueue: () => Promise<QueueState>,
): () => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const up = gauge('gradecheck_database_up', 'Whether the database answers.');
  const graders = gauge('gradecheck_graders', 'Workers that live, in all processes.');
  const waiting = gauge('gradecheck_queue_waiting', 'Runs that nobody works on yet.', 'lane');
  const active = gauge('gradecheck_queue_active', 'Runs that some worker has in hand.', 'lane');
  const oldest = gauge(
    'gradecheck_queue_oldest_seconds',
    'How long the oldest run has waited.',
    'lane',
  );
  return async () => {
    const state = await readQueue().catch(() => null);
    up.set(state ? 1 : 0);
    if (!state) {
      for (const each of [graders, waiting, active, oldest]) each.reset();
      return;
    }
    graders.set(state.graders);
    for (const { lane, ...depth } of state.lanes) {
      waiting.set({ lane }, depth.waiting);
      active.set({ lane }, depth.active);
      oldest.set({ lane }, depth.oldestSeconds);
    }
  };
}

function describeSlots(
  registers: Registry[],
  slots: () => { readonly total: number; readonly free: number },
): void {
  const gauge: Gauge = new Gauge({
    name: 'gradecheck_sandbox_slots',
    help: 'Places for student code in this process, and how many of them are free.',
    labelNames: ['state'],
    registers,
    collect: () => {
      const { total, free } = slots();
      gauge.set({ state: 'total' }, total);
      gauge.set({ state: 'free' }, free);
    },
  });
}
