import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { routeOf } from './route-of.ts';

const WELL_FORMED = /^[\w.-]{1,64}$/;

/** Takes over the id that a proxy gave, so that one request can be followed through both. */
const idOf = (req: { headers: Record<string, unknown> }): string => {
  const given = req.headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
};

/**
 * One line per request: id, method, route, status, time. Never a URL, which can carry a name that was searched for or a
 * code; never a header, a body or an address.
 */
export const logRequests = (logger: Logger): RequestHandler =>
  pinoHttp({
    logger,
    genReqId: (req, res) => {
      const id = idOf(req);
      res.setHeader('x-request-id', id);
      return id;
    },
    customLogLevel: (_req, res, error) => (error !== undefined || res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessObject: (req, _res, line: object) => ({ ...line, route: routeOf(req as Request) }),
    customErrorObject: (req, _res, _error, line: object) => ({ ...line, route: routeOf(req as Request) }),
    serializers: {
      req: ({ id, method }: { id: string; method: string }) => ({ id, method }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      err: ({ type }: { type: string }) => ({ type }),
    },
  });
