import { describe, expect } from 'vitest';
import { cookieOf, password, request, signUp, test } from './course-app.ts';

describe('accounts', () => {
  test('signs up, out and in again with a cookie that scripts cannot read', async ({ app }) => {
    const person = await signUp(app);
    const session = await person.request({ url: '/api/v1/session' });
    expect(session.json()).toEqual({
      user: { id: person.id, name: 'Ana Souza', email: person.email, locale: 'pt-BR' },
    });

    await person.request({ method: 'POST', url: '/api/auth/sign-out', payload: {} });
    const afterSignOut = await person.request({ url: '/api/v1/session' });
    expect(afterSignOut.json()).toEqual({ user: null });

    const signedIn = await request(app, '', {
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: person.email, password },
    });
    expect(signedIn.statusCode).toBe(200);
    expect(signedIn.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/);
    const again = await request(app, cookieOf(signedIn), { url: '/api/v1/session' });
    expect(again.json()).toMatchObject({ user: { id: person.id } });
  });
});
