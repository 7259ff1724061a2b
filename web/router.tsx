import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { attentionQuery, courseQuery, coursesQuery, membersQuery } from './api/courses.ts';
import { exerciseQuery, exercisesQuery, resultsQuery } from './api/exercises.ts';
import { load } from './api/load.ts';
import { linkQuery, sessionQuery } from './api/session.ts';
import { submissionQuery } from './api/submissions.ts';
import { Frame } from './components/Frame.tsx';
import { PageError } from './components/PageError.tsx';
import { PageSkeleton } from './components/PageSkeleton.tsx';
import { NotFoundPage } from './pages/not-found/NotFoundPage.tsx';
import { ReturnPath } from './return-path.ts';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context }) => ({
    user: await context.queryClient.ensureQueryData(sessionQuery),
  }),
  component: Frame,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/turmas', replace: true });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/entrar',
  validateSearch: z.object({ voltar: ReturnPath.optional().catch(undefined) }),
  beforeLoad: ({ context }) => {
    if (context.user !== null) throw redirect({ to: '/turmas', replace: true });
  },
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const link = createRoute({
  getParentRoute: () => root,
  path: '/link/$token',
  loader: ({ context, params }) => load(context.queryClient, linkQuery(params.token)),
  component: lazyRouteComponent(() => import('./pages/link/LinkPage.tsx'), 'LinkPage'),
});

/** Everything below it needs somebody signed in, and leads back after the sign-in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ context, location }) => {
    if (context.user === null) {
      throw redirect({ to: '/entrar', search: { voltar: location.href }, replace: true });
    }
  },
});

const courses = createRoute({
  getParentRoute: () => signedIn,
  path: '/turmas',
  loader: ({ context }) => load(context.queryClient, coursesQuery),
  component: lazyRouteComponent(() => import('./pages/courses/CoursesPage.tsx'), 'CoursesPage'),
});

const join = createRoute({
  getParentRoute: () => signedIn,
  path: '/j/$code',
  component: lazyRouteComponent(() => import('./pages/courses/JoinPage.tsx'), 'JoinPage'),
});

const course = createRoute({
  getParentRoute: () => signedIn,
  path: '/t/$courseId',
  loader: ({ context, params }) => load(context.queryClient, courseQuery(params.courseId)),
});

const exercises = createRoute({
  getParentRoute: () => course,
  path: '/',
  loader: ({ context, params }) => load(context.queryClient, exercisesQuery(params.courseId)),
  component: lazyRouteComponent(
    () => import('./pages/exercises/ExercisesPage.tsx'),
    'ExercisesPage',
  ),
});

const courseResults = createRoute({
  getParentRoute: () => course,
  path: '/resultados',
  loader: ({ context, params }) => load(context.queryClient, exercisesQuery(params.courseId)),
  component: lazyRouteComponent(
    () => import('./pages/results/CourseResultsPage.tsx'),
    'CourseResultsPage',
  ),
});

const members = createRoute({
  getParentRoute: () => course,
  path: '/membros',
  loader: ({ context, params }) => load(context.queryClient, membersQuery(params.courseId)),
  component: lazyRouteComponent(() => import('./pages/members/MembersPage.tsx'), 'MembersPage'),
});

const attention = createRoute({
  getParentRoute: () => course,
  path: '/atencao',
  loader: ({ context, params }) => load(context.queryClient, attentionQuery(params.courseId)),
  component: lazyRouteComponent(
    () => import('./pages/attention/AttentionPage.tsx'),
    'AttentionPage',
  ),
});

const exercise = createRoute({
  getParentRoute: () => course,
  path: '/e/$exerciseId',
  loader: ({ context, params }) => load(context.queryClient, exerciseQuery(params)),
});

const workspace = createRoute({
  getParentRoute: () => exercise,
  path: '/',
  validateSearch: z.object({
    aba: z.enum(['enunciado', 'codigo', 'resultado']).optional().catch(undefined),
    /** A submission whose code is to be brought back into the editor. */
    restaurar: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/exercise/ExercisePage.tsx'), 'ExercisePage'),
});

const results = createRoute({
  getParentRoute: () => exercise,
  path: '/resultados',
  loader: ({ context, params }) => load(context.queryClient, resultsQuery(params)),
  component: lazyRouteComponent(() => import('./pages/results/ResultsPage.tsx'), 'ResultsPage'),
});

const submission = createRoute({
  getParentRoute: () => exercise,
  path: '/envios/$submissionId',
  loader: ({ context, params }) => load(context.queryClient, submissionQuery(params.submissionId)),
  component: lazyRouteComponent(
    () => import('./pages/submission/SubmissionPage.tsx'),
    'SubmissionPage',
  ),
});

const routeTree = root.addChildren([
  home,
  signIn,
  link,
  signedIn.addChildren([
    courses,
    join,
    course.addChildren([
      exercises,
      courseResults,
      members,
      attention,
      exercise.addChildren([workspace, results, submission]),
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    // Whether something is still true is for the queries to say; the router waits for their answer.
    defaultStaleReloadMode: 'blocking',
    defaultPendingMs: 150,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
