import { describe, expect, it } from 'vitest';
import { requestPath } from '../../../../web/api/request-path.ts';

describe('request paths', () => {
  it('put encoded parameters into their places', () => {
    expect(
      requestPath(
        { path: '/courses/:courseId/exercises/:exerciseId' },
        { courseId: 'a/b', exerciseId: 'mlp' },
      ),
    ).toBe('/api/v1/courses/a%2Fb/exercises/mlp');
  });

  it('begin where the contract says', () => {
    expect(requestPath({ base: '/api/auth', path: '/sign-out' })).toBe('/api/auth/sign-out');
  });

  it('leave out query values that are not set', () => {
    expect(requestPath({ path: '/x' }, {}, { before: 7, student: undefined })).toBe(
      '/api/v1/x?before=7',
    );
    expect(requestPath({ path: '/x' }, {}, { before: undefined })).toBe('/api/v1/x');
  });
});
