import type { RequestHandler } from 'express';

export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  /** Path with query. */
  readonly url: string;
  /** 0 while unanswered, and for ever when the connection was dropped. */
  readonly status: number;
  readonly at: Date;
};

const KEPT = 100_000;

export type RequestLog = {
  readonly record: RequestHandler;
  readonly list: () => readonly LoggedRequest[];
  readonly clear: () => void;
};

export const makeRequestLog = (now: () => Date): RequestLog => {
  let entries: Array<{ -readonly [K in keyof LoggedRequest]: LoggedRequest[K] }> = [];
  return {
    record: (req, res, next) => {
      const entry = { method: req.method, path: req.path, url: req.originalUrl, status: 0, at: now() };
      if (entries.length >= KEPT) entries = entries.slice(KEPT / 2);
      entries.push(entry);
      res.on('finish', () => (entry.status = res.statusCode));
      next();
    },
    list: () => entries,
    clear: () => {
      entries = [];
    },
  };
};
