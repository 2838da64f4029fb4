import type { Response } from 'express';

const HEARTBEAT_MS = 15_000;

/** An open stream of server-sent events. */
export type Stream = {
  readonly send: (id: number, data: unknown) => void;
  readonly end: () => void;
};

/** Opens a stream. Comments now and then keep proxies from closing it; `onGone` is called once, whoever ends it. */
export const openStream = (res: Response, onGone: () => void): Stream => {
  res.status(200).set({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  res.flushHeaders();
  res.write('retry: 1000\n\n');
  const heartbeat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS).unref();
  res.once('close', () => {
    clearInterval(heartbeat);
    onGone();
  });
  return {
    send: (id, data) => void res.write(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => void res.end(),
  };
};
