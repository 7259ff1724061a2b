import { describe, expect, it } from 'vitest';
import { requestPath } from '../../../../web/api/request-path.ts';

describe('request paths', () => {
  it('put encoded parameters into their places', () => {
    expect(
      requestPath('/courses/:courseId/exercises/:exerciseId', {
        courseId: 'a/b',
        exerciseId: 'mlp',
      }),
    ).toBe('/api/v1/courses/a%2Fb/exercises/mlp');
  });

  it('leave out query values that are not set', () => {
    expect(requestPath('/x', {}, { before: 7, student: undefined })).toBe('/api/v1/x?before=7');
    expect(requestPath('/x', {}, { before: undefined })).toBe('/api/v1/x');
  });
});
