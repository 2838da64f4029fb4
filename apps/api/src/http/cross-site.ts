import type { Request } from 'express';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a browser sent this from another site. Browsers say so themselves, in `Sec-Fetch-Site` or in `Origin`, and no
 * page can forge either; what sends neither is no browser and has no cookies but its own. Requests with an API key
 * carry nothing that a browser adds unasked.
 */
export const isCrossSite = (req: Pick<Request, 'method' | 'headers'>, origin: string): boolean => {
  if (SAFE.includes(req.method) || req.headers.authorization !== undefined) return false;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return req.headers.origin !== undefined && req.headers.origin !== origin;
};
