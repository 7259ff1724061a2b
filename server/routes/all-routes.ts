import { accountRoutes } from './account-routes.ts';
import { courseRoutes } from './course-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { exerciseRoutes } from './exercise-routes.ts';
import { resultRoutes } from './result-routes.ts';
import type { ServedRoute } from './serve.ts';
import type { Services } from './services.ts';
import { submissionRoutes } from './submission-routes.ts';
import { watchRoute } from './watch-route.ts';

export function allRoutes(services: Services): readonly ServedRoute[] {
  return [
    ...accountRoutes(services),
    ...courseRoutes(services),
    ...exerciseRoutes(services),
    ...draftRoutes(services),
    ...submissionRoutes(services),
    watchRoute(services),
    ...resultRoutes(services),
  ];
}
