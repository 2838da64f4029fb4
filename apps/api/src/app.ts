import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authorize } from '@bloomz/access-core';
import { ENDPOINTS, makeOpenApi } from '@bloomz/api-contract';
import { makeGuessGuard } from '@bloomz/invitation-core';
import type { Seal } from '@bloomz/secrets';
import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { cleverRoutes } from './auth/clever-routes.ts';
import type { AuthDesk } from './auth/desk.ts';
import { linkRoutes } from './auth/link-routes.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import type { Services } from './compose.ts';
import { makeGate } from './gate.ts';
import { demandMethods } from './http/demand-methods.ts';
import { identify } from './http/identify.ts';
import { type Limits, limitCallers, limitSignIns } from './http/limits.ts';
import { refuseCrossSite } from './http/refuse-cross-site.ts';
import { logRequests } from './http/request-log.ts';
import { sendProblem } from './http/send-problem.ts';
import { measureRequests } from './metrics/request-metrics.ts';
import { docsRoutes } from './pages/docs-routes.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { toApiError } from './problems/to-api-error.ts';
import { classRoutes } from './routes/class-routes.ts';
import { districtRoutes } from './routes/district-routes.ts';
import { familyCodeRoutes } from './routes/family-code-routes.ts';
import { importRoutes } from './routes/import-routes.ts';
import { invitationRoutes } from './routes/invitation-routes.ts';
import { joinPageRoutes } from './routes/join-page-routes.ts';
import { joiningRoutes } from './routes/joining-routes.ts';
import { mailRoutes } from './routes/mail-routes.ts';
import { memberRoutes } from './routes/member-routes.ts';
import { planRoutes } from './routes/plan-routes.ts';
import { schoolRoutes } from './routes/school-routes.ts';
import { type ServiceDesk, serviceRoutes } from './routes/service-routes.ts';
import type { EventHub } from './sse/event-hub.ts';

/** Pages that are not the product's own, such as a local mailbox, with headers of their own; false: the request is about something else. */
export type Pages = (req: IncomingMessage, res: ServerResponse) => boolean;

/** All that the app is made of. */
export type AppParts = {
  readonly services: Services;
  readonly authorize: Authorize;
  readonly seal: Seal;
  readonly hub: EventHub;
  readonly publicUrl: string;
  readonly mailEventsSecret: string | undefined;
  readonly pages: Pages | undefined;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly service: ServiceDesk;
};

/** Nothing runs or loads on our own pages but what we serve. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' },
});

const handleThrown =
  (logger: Logger): ErrorRequestHandler =>
  (thrown: unknown, req, res, next) => {
    const error = toApiError(thrown);
    if (error._tag === 'Unexpected')
      logger.error({ type: thrown instanceof Error ? thrown.name : typeof thrown }, 'a request failed unexpectedly');
    if (res.headersSent) return next(thrown);
    sendProblem(req, res, error);
  };

const PROBES = ENDPOINTS.filter(({ tag }) => tag === 'service');

/**
 * Assembles the API. Who calls is found out and counted before anything is looked at, so that every answer says how
 * much is left; what nobody serves is not found.
 */
export const makeApp = (parts: AppParts): Express => {
  const { services, publicUrl, limits, logger, registry } = parts;
  const gate = makeGate(services, parts.authorize);
  const guard = makeGuessGuard({ now: services.clock });
  const desk: AuthDesk = { ...services, publicUrl, seal: parts.seal, now: services.clock };
  const app = express()
    .disable('x-powered-by')
    .set('trust proxy', 'loopback, uniquelocal')
    .set('query parser', 'simple');
  return app
    .use(logRequests(logger), measureRequests(registry))
    .use((req, res, next) => void (parts.pages?.(req, res) || next()))
    .use(securityHeaders)
    .use(demandMethods(PROBES), serviceRoutes(parts.service, makeOpenApi()), docsRoutes())
    .use(identify(services.resolveSession, services.resolveApiKey))
    .use(['/v1', '/auth'], limitCallers(limits, sendProblem))
    .use(demandMethods(ENDPOINTS), refuseCrossSite(publicUrl))
    .post(['/auth/login', '/auth/link'], limitSignIns(limits, sendProblem))
    .use(
      cleverRoutes(desk),
      linkRoutes(desk),
      sessionRoutes(desk, services.resolveSession),
      pageRoutes(),
      joinPageRoutes(services, guard),
    )
    .use(
      schoolRoutes(services, gate, parts.authorize),
      planRoutes(services, gate),
      importRoutes(services, gate, parts.hub),
    )
    .use(classRoutes(services, gate), memberRoutes(services, gate), districtRoutes(services, gate))
    .use(joiningRoutes(services, guard), familyCodeRoutes(services, gate))
    .use(invitationRoutes(services, gate), mailRoutes(services, parts.mailEventsSecret))
    .use((req, res) => sendProblem(req, res, { _tag: 'NotFound' }))
    .use(handleThrown(logger));
};
