import { TE } from '@bloomz/kernel';
import type { RunEvents } from '../ports/run-events.ts';
import type { InMemoryState } from './in-memory-state.ts';

export const makeInMemoryRunEvents = ({ events }: InMemoryState): RunEvents => ({
  after: (watched) =>
    TE.fromIO(() =>
      events.filter((event) => watched.some(({ runId, after }) => event.runId === runId && event.id > after)),
    ),
});
