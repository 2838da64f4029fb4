import type { Response } from 'express';
import type { FaultKind } from '../faults/fault.ts';
import type { Answer } from './answer.ts';

/** Sends headers and a first part of the body, then drops the connection. */
const cutMidway = (res: Response, text: string): void => {
  res.set('content-length', String(Buffer.byteLength(text)));
  res.write(text.slice(0, Math.ceil(text.length / 2)), () => res.destroy());
};

/** Puts an answer on the wire, whole or in the way a fault wants it. */
export const deliver = (res: Response, { status, headers, body }: Answer, fault: FaultKind | undefined): void => {
  res.status(status).set({ ...headers });
  if ('html' in body) return void res.type('html').send(body.html);
  const text = JSON.stringify(body.json);
  res.set('content-type', 'application/json; charset=utf-8');
  if (fault === 'cut-midway') return cutMidway(res, text);
  res.send(fault === 'truncated-json' ? text.slice(0, Math.floor(text.length * 0.7)) : text);
};
