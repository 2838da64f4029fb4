import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ErrorRequestHandler, Express, RequestHandler, Response } from 'express';
import express from 'express';
import type { Fault } from '../faults/fault.ts';
import type { FaultDesk } from '../faults/fault-desk.ts';
import { shaped } from '../faults/shape.ts';
import { strike } from '../faults/strike.ts';
import { bearerToken } from '../oauth/client-check.ts';
import type { OauthParts } from '../oauth/routes.ts';
import { oauthRoutes } from '../oauth/routes.ts';
import type { Answer } from './answer.ts';
import { notFoundPage, refusal } from './answer.ts';
import { deliver } from './deliver.ts';
import type { RequestLog } from './request-log.ts';

export type AppParts = Omit<OauthParts, 'send'> & {
  readonly faults: FaultDesk;
  readonly log: RequestLog;
  readonly latencyMs: () => number;
};

const faultOf = (res: Response): Fault | undefined => (res.locals as { fault?: Fault }).fault;
const send = (res: Response, answer: Answer): void => deliver(res, answer, faultOf(res)?.kind);

const standardHeaders: RequestHandler = (_req, res, next) => {
  res.set({ 'cache-control': 'no-store', 'x-request-id': randomUUID() });
  next();
};

const delays =
  (latencyMs: () => number): RequestHandler =>
  async (_req, res, next) => {
    const fault = faultOf(res);
    const ms = latencyMs() + (fault?.kind === 'slow' ? (fault.ms ?? 1000) : 0);
    if (ms > 0) await wait(ms);
    next();
  };

const strikes =
  (now: () => Date): RequestHandler =>
  (req, res, next) => {
    const fault = faultOf(res);
    if (fault === undefined || !strike(fault, req, res, now())) next();
  };

/** A body that is no JSON. */
const unreadable: ErrorRequestHandler = (_error, _req, res, _next) => send(res, refusal(400, 'The body is not JSON'));

/** The API and the sign-in host on one port. */
export const makeApp = ({ faults, log, latencyMs, ...parts }: AppParts): Express => {
  const { api, now } = parts;
  const app = express();
  app.use(log.record, standardHeaders);
  app.use((req, res, next) => {
    res.locals['fault'] = faults.decide(req.method, req.originalUrl);
    next();
  });
  app.use(delays(latencyMs), strikes(now));
  app.use(oauthRoutes({ ...parts, send }));
  app.get(/^\/v3\.[01]\//, (req, res) => {
    const token = bearerToken(req.headers.authorization);
    const bearer = api.bearerOf(token);
    const follow = (uri: string): Answer => (bearer ? api.answer(bearer, uri) : notFoundPage(uri));
    send(res, shaped(faultOf(res)?.kind, api.get(token, req.originalUrl), follow));
  });
  app.use((req, res) => send(res, notFoundPage(req.path)));
  app.use(unreadable);
  return app;
};
