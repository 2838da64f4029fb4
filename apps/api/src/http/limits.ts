import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { callerKey, callerOf } from './caller.ts';
import type { SendProblem } from './send-problem.ts';

/** How many requests one caller may send in a minute. */
export type Limits = { readonly perCaller: number; readonly signIns: number };
export const LIMITS: Limits = { perCaller: 1_200, signIns: 30 };

const MINUTE_MS = 60_000;

const limiter = (limit: number, keyOf: (req: Request) => string, sendProblem: SendProblem): RequestHandler =>
  rateLimit({
    windowMs: MINUTE_MS,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: keyOf,
    handler: (req, res) => sendProblem(req, res, { _tag: 'TooManyRequests' }),
  });

/** Whoever has an IPv6 address has a whole network of them, which counts as one. */
const addressOf = (req: Request): string => `address ${ipKeyGenerator(req.ip ?? '')}`;

/** Whoever is known has a budget of their own, so that a school behind one address is not slowed down as a whole. */
export const limitCallers = ({ perCaller }: Limits, sendProblem: SendProblem): RequestHandler =>
  limiter(
    perCaller,
    (req) => {
      const caller = callerOf(req);
      return caller === undefined ? addressOf(req) : callerKey(caller);
    },
    sendProblem,
  );

/**
 * Guessing passwords is slow from any one address. Sign In with Clever is not slowed: a whole school comes from one
 * address at eight in the morning, and Clever guards its own door.
 */
export const limitSignIns = ({ signIns }: Limits, sendProblem: SendProblem): RequestHandler =>
  limiter(signIns, addressOf, sendProblem);
