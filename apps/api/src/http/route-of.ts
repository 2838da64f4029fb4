import type { Request } from 'express';

/** The pattern that served a request, such as `/v1/schools/:schoolId`: an id in a path is nobody's business. */
export const routeOf = (req: Request): string => {
  const route = req.route as { readonly path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : '(none)';
};
