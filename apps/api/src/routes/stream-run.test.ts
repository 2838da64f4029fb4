import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aRun } from '@bloomz/onboarding-core/testing';
import express, { type Response } from 'express';
import { expect, it, onTestFinished } from 'vitest';
import type { EventHub } from '../sse/event-hub.ts';
import { streamRun } from './stream-run.ts';

/** The answer to a client that does not wait for it. */
const anAbandonedAnswer = async (): Promise<Response> => {
  const reached = Promise.withResolvers<Response>();
  const server = createServer(express().use((_req, res) => reached.resolve(res)));
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const leaving = new AbortController();
  const asked = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { signal: leaving.signal });
  const res = await reached.promise;
  leaving.abort();
  await Promise.all([once(res, 'close'), asked.catch(() => undefined)]);
  return res;
};

it('watches nothing for a client that has gone before its stream began', async () => {
  const watched: string[] = [];
  const hub: EventHub = { watch: (runId) => (watched.push(runId), () => undefined), close: () => undefined };
  const run = aRun({ state: 'reading' });
  const expectation = { startedAt: run.startedAt, expectedMs: null };
  streamRun(await anAbandonedAnswer(), hub, { run, expectation, after: 0, past: [] });
  expect(watched).toEqual([]);
});
