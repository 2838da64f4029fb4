import type { RequestHandler } from 'express';
import { Histogram, type Registry } from 'prom-client';
import { routeOf } from '../http/route-of.ts';

/** How long requests take, by route and status. */
export const measureRequests = (registry: Registry): RequestHandler => {
  const histogram = new Histogram({
    name: 'bloomz_http_request_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return (req, res, next) => {
    const stop = histogram.startTimer();
    res.once('finish', () => stop({ method: req.method, route: routeOf(req), status: res.statusCode }));
    next();
  };
};
