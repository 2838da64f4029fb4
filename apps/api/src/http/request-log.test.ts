import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { logRequests } from './request-log.ts';

it('tells which pattern served a request and nothing of what was asked', async () => {
  const lines: string[] = [];
  const app = express()
    .use(logRequests(pino({}, { write: (line: string) => void lines.push(line) })))
    .get('/schools/:schoolId', (_req, res) => void res.send('ok'));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/schools/s-1?search=Somebody`, {
    headers: { 'x-request-id': 'r-1', authorization: 'Bearer secret' },
  });
  server.close();
  expect(answer.headers.get('x-request-id')).toBe('r-1');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    route: '/schools/:schoolId',
    req: { id: 'r-1', method: 'GET' },
    res: { status: 200 },
  });
  expect(lines[0]).not.toMatch(/Somebody|s-1\b|secret/);
});
