import type { Run, RunEvent, RunState } from '@bloomz/onboarding-core';
import type { Response } from 'express';
import { type Expectation, toRunEventJson } from '../json/run-json.ts';
import type { EventHub } from '../sse/event-hub.ts';
import { openStream } from '../sse/stream.ts';

/** After these nothing happens to a run any more. A held one may still be approved, so its stream stays open. */
const ENDED: ReadonlyArray<RunState> = ['applied', 'failed', 'cancelled', 'closed', 'outdated'];

type Streamed = { readonly run: Run; readonly expectation: Expectation; readonly after: number };

/** Streams what has happened to a run since an event, and what happens until it ends. Nothing is sent twice. */
export const streamRun = (res: Response, hub: EventHub, { run, expectation, after }: Streamed): void => {
  let stop = (): void => undefined;
  const stream = openStream(res, () => stop());
  const send = (event: RunEvent): void => {
    stream.send(event.id, toRunEventJson(event, expectation));
    if (ENDED.includes(event.state)) stream.end();
  };
  stop = hub.watch(run.id, after, { send, end: stream.end });
};
