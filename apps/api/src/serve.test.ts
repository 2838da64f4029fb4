import express from 'express';
import { expect, it } from 'vitest';
import { serve } from './serve.ts';

const app = express().get('/', (_req, res) => void res.json({}));
const none = (): void => undefined;

it('answers while others get to see that it leaves, and takes leave of each connection with its answer', async () => {
  const { port, drain } = await serve(app, { port: 0 }, { noticeMs: 300, lastRequestsMs: 1_000 });
  const ask = () => fetch(`http://127.0.0.1:${port}`);
  expect((await ask()).headers.get('connection')).toBe('keep-alive');
  const drained = drain(none);
  const { status, headers } = await ask();
  expect([status, headers.get('connection')]).toEqual([200, 'close']);
  await drained;
  await expect(ask()).rejects.toThrow();
});

it('stays a while longer for those who have not seen it yet, and not for those who only look', async () => {
  const { port, drain } = await serve(app, { port: 0 }, { noticeMs: 1_000, lastRequestsMs: 1_000 });
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const drained = drain(none);
  const begun = performance.now();
  while (performance.now() - begun < 1_500) expect((await ask('/')).status).toBe(200);
  const looking = setInterval(() => void ask('/readyz').catch(none), 10);
  await drained;
  clearInterval(looking);
  expect(performance.now() - begun).toBeLessThan(3_500);
});
