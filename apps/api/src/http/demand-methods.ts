import type { Endpoint } from '@bloomz/api-contract';
import type { RequestHandler } from 'express';
import { sendProblem } from './send-problem.ts';

/** As Express matches paths: in upper or lower case, with or without a slash at the end. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i');

const methodsOf = (endpoints: ReadonlyArray<Endpoint>): ReadonlyArray<string> => {
  const declared = endpoints.map(({ method }) => method.toUpperCase());
  return [...declared, ...(declared.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
};

/** Refuses methods that an address does not take, and tells by OPTIONS which it takes. Other addresses pass. */
export const demandMethods = (endpoints: ReadonlyArray<Endpoint>): RequestHandler => {
  const addresses = [...Map.groupBy(endpoints, ({ path }) => path)].map(([path, here]) => ({
    pattern: patternOf(path),
    allowed: methodsOf(here),
  }));
  return (req, res, next) => {
    const allowed = addresses.find(({ pattern }) => pattern.test(req.path))?.allowed;
    if (allowed === undefined) return next();
    if (req.method === 'OPTIONS') return void res.status(204).set('allow', allowed.join(', ')).end();
    if (!allowed.includes(req.method)) return sendProblem(req, res, { _tag: 'MethodNotAllowed', allowed });
    next();
  };
};
