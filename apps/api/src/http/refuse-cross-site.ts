import type { RequestHandler } from 'express';
import { isCrossSite } from './cross-site.ts';
import { sendProblem } from './send-problem.ts';

/** Stops what another site's page makes a browser send, before anybody looks at it. */
export const refuseCrossSite = (publicUrl: string): RequestHandler => {
  const { origin } = new URL(publicUrl);
  return (req, res, next) => {
    if (isCrossSite(req, origin)) return sendProblem(req, res, { _tag: 'CrossSiteRequest' });
    next();
  };
};
