import { describe, expect, it } from 'vitest';
import type { SubmissionEvent } from '../../../../server/contract/api/submissions.ts';
import {
  advanceRun,
  decodeEvent,
  noProgress,
  type RunProgress,
} from '../../../../web/run/run-progress.ts';

function after(...events: readonly SubmissionEvent[]): RunProgress {
  return events.reduce(advanceRun, noProgress);
}

const started: SubmissionEvent = { event: 'started', data: { cases: 3 } };
const first: SubmissionEvent = {
  event: 'case',
  data: { done: 1, of: 3, id: 'ordinary-1', outcome: 'passed' },
};
const second: SubmissionEvent = {
  event: 'case',
  data: { done: 2, of: 3, id: 'ordinary-2', outcome: 'wrong_gradient' },
};

describe('the progress of a grading', () => {
  it('waits, queues and starts', () => {
    expect(noProgress.phase).toBe('waiting');
    expect(after({ event: 'queued', data: { ahead: 2 } })).toMatchObject({
      phase: 'queued',
      ahead: 2,
    });
    expect(after(started)).toMatchObject({ phase: 'running', total: 3 });
  });

  it('tells when nobody is there to grade', () => {
    const away = after({ event: 'queued', data: { ahead: 0, graderAway: true } });
    expect(away.isGraderAway).toBe(true);
    expect(advanceRun(away, { event: 'queued', data: { ahead: 0 } }).isGraderAway).toBe(false);
    expect(advanceRun(away, started).isGraderAway).toBe(false);
  });

  it('collects one tick a case', () => {
    expect(after(started, first, second).cases).toEqual([
      { id: 'ordinary-1', outcome: 'passed' },
      { id: 'ordinary-2', outcome: 'wrong_gradient' },
    ]);
  });

  it('takes no tick twice when the stream replays', () => {
    expect(after(started, first, second, first, second).cases).toHaveLength(2);
  });

  it('begins anew when another worker takes over', () => {
    expect(after(started, first, second, started).cases).toEqual([]);
  });

  it('ends with the verdict and keeps its ticks', () => {
    const verdict: SubmissionEvent = {
      event: 'verdict',
      data: { verdict: 'wrong_gradient', score: 2, maxScore: 10 },
    };
    expect(after(started, first, verdict)).toMatchObject({ phase: 'ended', total: 3 });
    expect(after(started, first, verdict).cases).toHaveLength(1);
  });
});

describe('decoding an event', () => {
  it('reads what the contract names', () => {
    expect(decodeEvent('queued', '{"ahead":1}')).toEqual({ event: 'queued', data: { ahead: 1 } });
  });

  it('ignores everything else', () => {
    expect(decodeEvent('queued', '{"ahead":-1}')).toBeNull();
    expect(decodeEvent('queued', 'not json')).toBeNull();
    expect(decodeEvent('party', '{}')).toBeNull();
  });
});
