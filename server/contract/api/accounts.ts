import { z } from 'zod';
import { Locale } from '../locale.ts';
import { route } from './route.ts';

export const User = z
  .object({ id: z.uuid(), name: z.string(), email: z.email(), locale: Locale })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

/** Too short or too long is 422 `weak_password`. */
export const Password = z.string().min(10).max(200);
/** Letters or digits to call somebody by, and nothing that is not seen but turns the text around it. */
export const PersonName = z
  .string()
  .trim()
  .max(120)
  .regex(/[\p{L}\p{N}]/u)
  .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u);

/**
 * Makes an account and signs it in with an HttpOnly cookie. 422 `email_taken` or `weak_password`,
 * 429 `too_many_requests`.
 */
export const signUp = route({
  method: 'POST',
  base: '/api/auth',
  path: '/sign-up/email',
  summary: 'Make an account and sign in',
  body: z.strictObject({
    name: PersonName,
    email: z.email().max(254),
    password: Password,
    locale: Locale.optional(),
  }),
  success: 200,
  response: z.object({ user: User }),
});

/** 401 `wrong_credentials` says no more than that; 429 `too_many_requests` after repeated failures. */
export const signIn = route({
  method: 'POST',
  base: '/api/auth',
  path: '/sign-in/email',
  summary: 'Sign in',
  body: z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(200) }),
  success: 200,
  response: z.object({ user: User }),
});

export const signOut = route({
  method: 'POST',
  base: '/api/auth',
  path: '/sign-out',
  summary: 'Sign out',
  body: z.strictObject({}).nullish(),
  success: 200,
  response: z.object({ success: z.boolean() }),
});

const Token = z.object({ token: z.string().min(20).max(100) });

/** Who is signed in; `user` is null for nobody, so that a page can ask without an error. */
export const getSession = route({
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in',
  success: 200,
  response: z.object({ user: User.nullable() }),
});

export const updateMe = route({
  method: 'PATCH',
  path: '/me',
  summary: 'Change name or language',
  body: z.strictObject({ name: PersonName.optional(), locale: Locale.optional() }),
  success: 200,
  response: User,
});

/** What a one-time link is good for; 410 once it was used or has expired. */
export const getLink = route({
  method: 'GET',
  path: '/links/:token',
  summary: 'Look at a one-time link',
  params: Token,
  success: 200,
  response: z.object({
    kind: z.enum(['first_instructor', 'password_reset']),
    email: z.string().nullable(),
    expiresAt: z.iso.datetime(),
  }),
});

export const createFirstInstructor = route({
  method: 'POST',
  path: '/links/:token/first-instructor',
  summary: 'Make the first instructor account',
  params: Token,
  body: z.strictObject({
    name: PersonName,
    email: z.email().max(254),
    password: Password,
    locale: Locale,
  }),
  success: 201,
  response: z.object({ email: z.email() }),
});

export const resetPassword = route({
  method: 'POST',
  path: '/links/:token/password-reset',
  summary: 'Set a new password with a one-time link',
  params: Token,
  body: z.strictObject({ password: Password }),
  success: 200,
  response: z.object({ email: z.email() }),
});
