import type { Run, RunEvent, RunState } from '@bloomz/onboarding-core';
import type { Response } from 'express';
import { type Expectation, toRunEventJson } from '../json/run-json.ts';
import type { EventHub } from '../sse/event-hub.ts';
import { openStream } from '../sse/stream.ts';

/** After these nothing happens to a run any more. A held one may still be approved, so its stream stays open. */
const ENDED: ReadonlyArray<RunState> = ['applied', 'failed', 'cancelled', 'closed', 'outdated'];

type Streamed = {
  readonly run: Run;
  readonly expectation: Expectation;
  /** The last event that was seen, and what has happened since. */
  readonly after: number;
  readonly past: ReadonlyArray<RunEvent>;
};

/** A worker has taken the run; its time counts from here, and anew whenever another takes it over. */
const isBeginning = ({ state, progress }: RunEvent): boolean => state === 'reading' && progress === null;

/** Streams what has happened to a run since an event, and what happens until it ends. Nothing is sent twice. */
export const streamRun = (res: Response, hub: EventHub, { run, expectation, after, past }: Streamed): void => {
  let stop = (): void => undefined;
  const stream = openStream(res, () => stop());
  let { startedAt } = expectation;
  const send = (event: RunEvent): void => {
    if (isBeginning(event)) startedAt = event.at;
    stream.send(event.id, toRunEventJson(event, { ...expectation, startedAt }));
    if (ENDED.includes(event.state)) stream.end();
  };
  past.forEach(send);
  const { state } = past.at(-1) ?? run;
  if (ENDED.includes(state) || res.closed) return stream.end();
  stop = hub.watch(run.id, past.at(-1)?.id ?? after, { send, end: stream.end });
};
