import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../../web/api/api-problem.ts';
import { nextSubmitRequest } from '../../../../web/api/submit-request.ts';

const lost = { source: 'code', idempotencyKey: 'the key of a click' };

describe('a submission', () => {
  it('goes again under its own key where nobody knows whether it arrived', () => {
    const offline = { variables: lost, error: new ApiProblem('offline') };
    expect(nextSubmitRequest('code', offline)).toEqual(lost);
  });

  it('of other code is another one', () => {
    const offline = { variables: lost, error: new ApiProblem('offline') };
    expect(nextSubmitRequest('other code', offline).idempotencyKey).not.toBe(lost.idempotencyKey);
  });

  it('of the same code is another one once the first was stored or refused', () => {
    for (const error of [null, new ApiProblem('attempts_used_up', { status: 409 })]) {
      const next = nextSubmitRequest('code', { variables: lost, error });
      expect(next.idempotencyKey).not.toBe(lost.idempotencyKey);
    }
  });
});
