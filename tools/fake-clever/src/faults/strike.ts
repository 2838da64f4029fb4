import type { Request, Response } from 'express';
import type { Fault, FaultKind } from './fault.ts';

const STATUS: Partial<Record<FaultKind, number>> = {
  'internal-error': 500,
  'bad-gateway': 502,
  unavailable: 503,
  'gateway-timeout': 504,
};

const HTML =
  '<!DOCTYPE html>\n<html><head><title>One moment</title></head><body><p>We will be back soon.</p></body></html>\n';

const rateLimited = (res: Response, now: Date, ms: number): void => {
  const reset = Math.ceil((now.getTime() + ms) / 1000);
  res.set({ 'x-ratelimit-bucket': 'bearer', 'x-ratelimit-limit': '1200', 'x-ratelimit-remaining': '0' });
  res.set('x-ratelimit-reset', String(reset)).status(429).json({ message: 'Too many requests' });
};

/** Faults that need no answer of ours. Gives true when the request is dealt with. */
export const strike = ({ kind, ms = 1000 }: Fault, req: Request, res: Response, now: Date): boolean => {
  const status = STATUS[kind];
  if (status !== undefined) res.status(status).json({ message: 'Something went wrong on our side' });
  else if (kind === 'rate-limited') rateLimited(res, now, ms);
  else if (kind === 'rate-limited-without-headers') res.status(429).json({ message: 'Too many requests' });
  else if (kind === 'connection-reset') req.socket.resetAndDestroy();
  else if (kind === 'html-with-200') res.status(200).type('html').send(HTML);
  else return kind === 'hang';
  return true;
};
