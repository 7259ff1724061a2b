import { hashPassword } from 'better-auth/crypto';
import * as contract from '#contract/api/accounts.ts';
import { signIn, signOut, signUp } from '../auth/sign-in.ts';
import { toCaller } from '../auth/session.ts';
import { createFirstInstructor } from '../operations/create-first-instructor.ts';
import { findLink } from '../operations/one-time-link.ts';
import { resetPassword } from '../operations/reset-password.ts';
import { updateProfile } from '../operations/update-profile.ts';
import { readerLocale } from './reader-locale.ts';
import { serve } from './serve.ts';
import type { ServedRoute } from './serve.ts';
import type { Services } from './services.ts';

export function accountRoutes({ db, auth }: Services): readonly ServedRoute[] {
  return [
    serve(contract.signUp, 'anyone', async ({ body, request, reply }) => {
      const locale = body.locale ?? readerLocale(request);
      return { user: await signUp({ db, auth }, { ...body, locale }, request, reply) };
    }),

    serve(contract.signIn, 'anyone', async ({ body, request, reply }) => ({
      user: await signIn({ db, auth }, body, request, reply),
    })),

    serve(contract.signOut, 'anyone', async ({ request, reply }) => {
      await signOut({ auth }, request, reply);
      return { success: true };
    }),

    serve(contract.getSession, 'anyone', ({ caller }) => Promise.resolve({ user: caller })),

    serve(contract.updateMe, 'signed-in', async ({ body, caller }) =>
      toCaller(await updateProfile(db, caller.id, body)),
    ),

    serve(contract.getLink, 'anyone', async ({ params, receivedAt }) => {
      const { kind, email, expiresAt } = await findLink(db, params.token, receivedAt);
      return { kind, email, expiresAt: expiresAt.toISOString() };
    }),

    serve(contract.createFirstInstructor, 'anyone', async ({ params, body, receivedAt }) => ({
      email: await createFirstInstructor({ db, hashPassword }, params.token, body, receivedAt),
    })),

    serve(contract.resetPassword, 'anyone', async ({ params, body, receivedAt }) => ({
      email: await resetPassword({ db, hashPassword }, params.token, body.password, receivedAt),
    })),
  ];
}
